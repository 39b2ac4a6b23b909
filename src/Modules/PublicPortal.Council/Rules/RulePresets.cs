using System.Text.Json;
using System.Text.Json.Serialization;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Rules;

/// <param name="IsExample">No law says so: to be changed to the community's own before it is confirmed.</param>
internal sealed record RulePreset(
    string Name, bool IsExample, LocalizedText Title, LocalizedText Basis, LocalizedText Note, int NoticeDays, QuorumShare Quorum, MotionMajority Majority, bool OfAll, bool Secret, bool TieMeansAgain,
    int MostProxies, int SpeakingMinutes)
{
    public RuleValues Values => new(NoticeDays, Quorum, Majority, OfAll, Secret, TieMeansAgain, MostProxies, SpeakingMinutes);
}

/// <summary>Rules to begin from, of <c>content/council/rules.json</c>, each with its source.</summary>
internal sealed class RulePresets
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public RulePresets(PortalContent content) : this(JsonSerializer.Deserialize<IReadOnlyList<RulePreset>>(File.ReadAllText(content.File("council", "rules.json")), Json)!) { }

    internal RulePresets(IReadOnlyList<RulePreset> all) => All = all;

    public IReadOnlyList<RulePreset> All { get; }

    public RulePreset? Find(string? name) => All.FirstOrDefault(p => p.Name == name);
}
