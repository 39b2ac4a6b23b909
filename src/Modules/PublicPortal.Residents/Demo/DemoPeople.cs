using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Demo;

/// <summary>How the made-up register behaves about a made-up person.</summary>
internal enum DemoAnswer { Agrees, Disagrees, Unknown, TimesOut }

/// <param name="Key">The name by which the sign-in page and other demonstration data know the person.</param>
internal sealed record DemoPerson(string Key, string Name, DocumentType Type, string Number, DemoAnswer Register);

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
        if (Text(entry, "name") is not { } name || Text(entry, "idNumber", "number", "documentNumber", "id_number") is not { } number) return null;
        var type = DocumentTypes.Find(Text(entry, "documentType", "type")) ?? DocumentType.ResidentId;
        return new DemoPerson(Text(entry, "key", "id") ?? name, name, type, number.ToUpperInvariant(), Answer(Text(entry, "register")));
    }

    private static DemoAnswer Answer(string? said) => said?.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "disagrees" or "refuses" or "refused" => DemoAnswer.Disagrees,
        "unknown" or "doesnotknow" => DemoAnswer.Unknown,
        "timesout" or "timeout" or "silent" => DemoAnswer.TimesOut,
        _ => DemoAnswer.Agrees,
    };

    private static string? Text(JsonElement entry, params string[] names)
    {
        foreach (var name in names)
            if (entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString();
        return null;
    }
}
