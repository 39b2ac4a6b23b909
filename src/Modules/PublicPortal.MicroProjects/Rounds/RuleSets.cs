using PublicPortal.Hosting.Recipes;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>The rule sets of <c>content/microprojects/rules/</c>, read once; the newest first.</summary>
internal sealed class RuleSets
{
    public RuleSets(PortalContent content) : this(Directory.EnumerateFiles(content.File("microprojects", "rules"), "*.json").Select(File.ReadAllText)) { }

    public RuleSets(IEnumerable<string> files)
    {
        All = [.. files.Select(RuleSet.Parse).OrderByDescending(r => r.From)];
        if (All.GroupBy(r => r.Code).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidOperationException($"Two rule sets are called '{twice.Key}'.");
        if (All.FirstOrDefault(r => r.Kinds.Count == 0 || r.Fields.Count == 0) is { } empty) throw new InvalidOperationException($"The rule set '{empty.Code}' has no kinds or fields.");
    }

    public IReadOnlyList<RuleSet> All { get; }
    public RuleSet? Find(string? code) => All.FirstOrDefault(r => r.Code == code);
}
