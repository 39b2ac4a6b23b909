using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Counting;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Announcing;

/// <summary>What may be announced. Everything that is wrong is said at once, at the plan's members.</summary>
internal static class PlanRules
{
    public const int MostOptions = 200, LongestText = 600, LongestName = 200;

    public static IReadOnlyList<Refusal> Check(PollPlan plan, DateTimeOffset now)
    {
        var refusals = new List<Refusal>();
        if (!Fits(plan.Question)) refusals.Add(VotingRefusals.QuestionEmpty);
        if (plan.Subject.Kind.Length is 0 or > 60 || plan.Subject.ScopePath.Length > 240 || plan.Subject.Path.Length > 400 || !IsLocal(plan.Subject.Path)) refusals.Add(VotingRefusals.SubjectOdd);
        CheckMembers(plan, refusals);
        if (plan.Quorum is not { Denominator: >= 1 and <= 1000, Numerator: >= 0 } quorum || quorum.Numerator > quorum.Denominator) refusals.Add(VotingRefusals.QuorumOdd);
        else if (quorum.More && quorum.Numerator == quorum.Denominator) refusals.Add(VotingRefusals.QuorumNever);
        if (plan.Closes <= plan.Opens) refusals.Add(VotingRefusals.ClosesTooEarly);
        else if (plan.Closes <= now) refusals.Add(VotingRefusals.ClosesInThePast);
        if (plan.Motion is null == plan.Budget is null) refusals.Add(VotingRefusals.KindUnclear);
        else if (plan.Budget is { } budget) CheckBudget(plan, budget, refusals);
        else if (plan.Options.Count > 0) refusals.Add(VotingRefusals.MotionHasOptions);
        if (plan is { Secret: true, ShowsRunningTally: true }) refusals.Add(VotingRefusals.SecretTally);
        if (plan.Papers.Any(p => !Fits(p.Title) || !IsLocal(p.Path) || p.FileSha256 is not { Length: 64 } hash || hash.Any(c => !char.IsAsciiHexDigitLower(c) && !char.IsAsciiDigit(c)))) refusals.Add(VotingRefusals.PaperOdd);
        return refusals;
    }

    private static void CheckMembers(PollPlan plan, List<Refusal> refusals)
    {
        if (plan.Members.Count == 0) refusals.Add(VotingRefusals.NobodyMayVote);
        var seen = new HashSet<Guid>(plan.Members.Count);
        if (!plan.Members.All(m => seen.Add(m.PersonId))) refusals.Add(VotingRefusals.MemberTwice);
        if (plan.Members.Any(m => string.IsNullOrWhiteSpace(m.Name) || m.Name.Length > LongestName || !IsText(m.Name))) refusals.Add(VotingRefusals.MemberUnnamed);
    }

    private static void CheckBudget(PollPlan plan, BudgetRule budget, List<Refusal> refusals)
    {
        if (budget.Fund is <= 0 or > BudgetElection.MostMoney) refusals.Add(VotingRefusals.BudgetOutOfRange.At(nameof(PollPlan.Budget)));
        if (plan.Options.Count == 0) refusals.Add(VotingRefusals.NoOptions);
        if (plan.Options.Count > MostOptions) refusals.Add(VotingRefusals.TooManyOptions);
        foreach (var twice in plan.Options.GroupBy(o => o.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)) refusals.Add(VotingRefusals.ProjectTwice.With(twice.Key).At(nameof(PollPlan.Options)));
        foreach (var option in plan.Options)
        {
            if (!PollShape.Id().IsMatch(option.Id)) refusals.Add(VotingRefusals.OptionIdOdd.With(option.Id));
            if (!Fits(option.Title)) refusals.Add(VotingRefusals.OptionUntitled.With(option.Id));
            if (option.Cost <= 0) refusals.Add(VotingRefusals.CostNotPositive.With(option.Id).At(nameof(PollPlan.Options)));
            else if (option.Cost > budget.Fund) refusals.Add(VotingRefusals.CostAboveFund.With(option.Id).At(nameof(PollPlan.Options)));
        }
        if (CountingRule.Parse(budget.Rule) is not { } rule) refusals.Add(VotingRefusals.RuleUnknown.With(budget.Rule));
        else if (rule.Method == BudgetMethod.EqualShares && budget.Form is ChoiceForm.Points or ChoiceForm.Ranked) refusals.Add(VotingRefusals.SharesNeedApproval.At(nameof(PollPlan.Budget)));
        if (budget.Threshold < 0 || budget.Threshold != decimal.Truncate(budget.Threshold) || budget.Threshold > CanonicalJson.MostInteger || budget.Places is < 0 or > 1000) refusals.Add(VotingRefusals.RuleNumbers);
    }

    private static bool Fits(LocalizedText text) =>
        !string.IsNullOrWhiteSpace(text.Zh) && !string.IsNullOrWhiteSpace(text.En) && text.Zh.Length <= LongestText && text.En.Length <= LongestText && IsText(text.Zh) && IsText(text.En);

    /// <summary>Half of a pair of UTF-16 units is no text and could not be written into the record.</summary>
    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        return true;
    }

    private static bool IsLocal(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(char.IsControl);
}
