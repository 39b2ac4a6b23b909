using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Consultation;

/// <summary>A rule of the round held against a proposal: what the portal sees by itself, and what an official has entered.</summary>
/// <param name="Seen">What can be reckoned; null where a person must judge.</param>
internal sealed record CheckLine(string Rule, LocalizedText Text, RuleSource Source, CheckResult? Seen, EligibilityCheck? Entered)
{
    /// <summary>What counts: what an official entered, else what was reckoned.</summary>
    public CheckResult? Result => Entered?.Result ?? Seen;
    public bool IsOpen => Result is null;
}

/// <summary>The rules of a round as a list to go through.</summary>
internal static class Checklist
{
    public const string Kind = "kind", Limit = "limit", Field = "field", Fund = "fund";

    public static IReadOnlyList<CheckLine> Of(Proposal proposal, Round round, RuleSet rules, long? amount, IReadOnlyCollection<EligibilityCheck> entered)
    {
        EligibilityCheck? Entered(string rule) => entered.FirstOrDefault(e => e.Rule == rule);
        var lines = new List<CheckLine>();
        var kind = rules.Of(proposal.Kind);
        var names = string.Join("、", rules.Kinds.Select(k => k.Kind.Title().Zh));
        var namesEn = string.Join(", ", rules.Kinds.Select(k => k.Kind.Title().En));
        lines.Add(new(Kind, new($"类型属于：{names}", $"Its type is one of: {namesEn}"), rules.Source, kind is null ? CheckResult.Fails : CheckResult.Passes, Entered(Kind)));
        if (kind is not null)
            lines.Add(new(Limit, kind.Text, kind.Source ?? rules.Source, kind.Limit is not { } limit ? CheckResult.NotApplicable : amount is { } sum ? sum <= limit ? CheckResult.Passes : CheckResult.Fails : null, Entered(Limit)));
        lines.Add(new(Field, new($"领域属于：{string.Join("、", rules.Fields.Select(f => f.Title.Zh))}", $"Its field is one of: {string.Join(", ", rules.Fields.Select(f => f.Title.En))}"), rules.Source, rules.Field(proposal.Field) is null ? CheckResult.Fails : null, Entered(Field)));
        lines.Add(new(Fund, new($"不超过本次征集的资金 {Yuan.Number(round.Fund)} 元", $"Not more than the money of the round, {Yuan.Number(round.Fund)} yuan"), new RuleSource(round.Title), amount is { } cost ? cost <= round.Fund ? CheckResult.Passes : CheckResult.Fails : null, Entered(Fund)));
        lines.AddRange(rules.Excluded.Select(e => new CheckLine(e.Code, e.Title, e.Source ?? rules.Source, null, Entered(e.Code))));
        return lines;
    }

    public static LocalizedText Words(this CheckResult result) => result switch
    {
        CheckResult.Passes => new("符合", "Met"),
        CheckResult.Fails => new("不符合", "Not met"),
        _ => new("不涉及", "Does not apply"),
    };
}
