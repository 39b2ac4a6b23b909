using System.Text.Json;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Members;

internal sealed record SeatKind(string Name, LocalizedText Title, LocalizedText About);

/// <summary>The kinds of seats of <c>content/council/seats.json</c>, in their order.</summary>
internal sealed class SeatKinds
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public SeatKinds(PortalContent content) : this(JsonSerializer.Deserialize<IReadOnlyList<SeatKind>>(File.ReadAllText(content.File("council", "seats.json")), Json)!) { }

    internal SeatKinds(IReadOnlyList<SeatKind> all) => All = all;

    public IReadOnlyList<SeatKind> All { get; }

    public SeatKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>A kind that is not in the file any more is called by its name.</summary>
    public LocalizedText Title(string name) => Find(name)?.Title ?? new LocalizedText(name, name);
}

internal static class OfficeWords
{
    public static LocalizedText Title(this CouncilOffice office) => office switch
    {
        CouncilOffice.Chair => new("召集人", "Chair"),
        CouncilOffice.ViceChair => new("副召集人", "Vice chair"),
        CouncilOffice.Secretary => new("秘书", "Secretary"),
        _ => new("成员", "Member"),
    };
}
