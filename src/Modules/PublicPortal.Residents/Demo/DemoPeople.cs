using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Demo;

/// <summary>How the made-up register behaves about a made-up person.</summary>
internal enum DemoAnswer { Agrees, Disagrees, Unknown, TimesOut }

/// <param name="Key">The name by which the sign-in page and other demonstration data know the person.</param>
/// <param name="IsKnown">The portal knows the person already.</param>
internal sealed record DemoPerson(string Key, string Name, DocumentType Type, string Number, DemoAnswer Register, bool IsKnown = false);

/// <summary>
/// The residents of <c>content/demo/people.json</c>, read tolerantly: the file belongs to several modules, and what is
/// not understood here is none of this module's business.
/// </summary>
internal sealed class DemoPeople
{
    /// <summary>A county that does not exist, so that its numbers are nobody's.</summary>
    public const string County = "440390";

    public DemoPeople(PortalContent content) : this(Read(content.File("demo", "people.json"))) { }

    internal DemoPeople(IReadOnlyList<DemoPerson> people) => All = people;

    public IReadOnlyList<DemoPerson> All { get; }

    public DemoPerson? Find(DocumentType type, string number) => All.FirstOrDefault(p => p.Type == type && p.Number == number);

    internal static IReadOnlyList<DemoPerson> Read(string file)
    {
        if (!File.Exists(file)) return [];
        using var json = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return [.. Entries(json.RootElement).Select(Person).OfType<DemoPerson>()];
    }

    /// <summary>A list, or an object of lists (residents, officials…).</summary>
    private static IEnumerable<JsonElement> Entries(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => root.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Array).SelectMany(m => Entries(m.Value)),
        _ => [],
    };

    private static DemoPerson? Person(JsonElement entry)
    {
        if (Text(entry, "name") is not { } name || Text(entry, "documentNumber") is not { } number) return null;
        var type = DocumentTypes.Find(Text(entry, "documentType")) ?? DocumentType.ResidentId;
        return new DemoPerson(Text(entry, "key") ?? name, name, type, number.ToUpperInvariant(), Answer(Text(entry, "register")),
            entry.TryGetProperty("known", out var known) && known.ValueKind == JsonValueKind.True);
    }

    private static DemoAnswer Answer(string? said) => said switch
    {
        "disagrees" => DemoAnswer.Disagrees,
        "unknown" => DemoAnswer.Unknown,
        "times-out" => DemoAnswer.TimesOut,
        _ => DemoAnswer.Agrees,
    };

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
