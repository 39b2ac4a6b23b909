using System.Text.Json;
using System.Text.Json.Serialization;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residents.Notices;

/// <summary>The processings of <c>content/notices</c>, read once; a mistake keeps the site from starting.</summary>
internal sealed class NoticeSet
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true, Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    public NoticeSet(PortalContent content) : this(Directory.GetFiles(content.File("notices"), "*.json").Order(StringComparer.Ordinal).Select(Read)) { }

    internal NoticeSet(IEnumerable<ProcessingNotice> notices) => All = [.. notices.OrderBy(n => n.Order)];

    public IReadOnlyList<ProcessingNotice> All { get; }

    public ProcessingNotice Find(string name) => All.FirstOrDefault(n => n.Name == name)
        ?? throw new InvalidOperationException($"content/notices has no {name}.json.");

    /// <exception cref="InvalidDataException">The text names the file and the mistake.</exception>
    internal static ProcessingNotice Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        ProcessingNotice notice;
        try { notice = JsonSerializer.Deserialize<ProcessingNotice>(File.ReadAllText(file), Json) ?? throw new JsonException("the file is empty"); }
        catch (JsonException wrong) { throw new InvalidDataException($"{name}.json: {wrong.Message}", wrong); }
        if (notice.Name != name) throw new InvalidDataException($"{name}.json: the name inside is '{notice.Name}'.");
        if (notice.Version < 1) throw new InvalidDataException($"{name}.json: versions start with 1.");
        if (notice.Fields.Count == 0) throw new InvalidDataException($"{name}.json: name the kinds of data.");
        var texts = notice.Fields.Concat([notice.Title, notice.Purpose, notice.Law, notice.Retention, notice.SeenBy, notice.IfNot]);
        if (texts.Any(t => string.IsNullOrWhiteSpace(t.Zh) || string.IsNullOrWhiteSpace(t.En))) throw new InvalidDataException($"{name}.json: a text is missing in one of the languages.");
        return notice;
    }
}
