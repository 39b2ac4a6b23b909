using PublicPortal.Kernel;

namespace PublicPortal.Voting.Counting;

/// <summary>How many voters have more of their projects in one outcome than in the other.</summary>
internal sealed record Comparison(long ForEqualShares, long ForGreedy)
{
    public bool GreedyWins => ForGreedy > ForEqualShares;
}

/// <param name="Selected">In the order chosen.</param>
/// <param name="Share">What each voter could spend in the run that stands, in units of money; equal shares only.</param>
internal sealed record BudgetResult(CountingRule Rule, IReadOnlyList<int> Selected, IReadOnlyList<Tie> Ties, decimal? Share = null, Comparison? Comparison = null);

/// <summary>Counts an election by any of the rules. Nothing here rounds: what is compared is compared exactly.</summary>
internal static class BudgetCount
{
    public static Result<BudgetResult> Count(BudgetElection election, CountingRule rule, string seed, CancellationToken cancel = default)
    {
        var ties = new TieRule(election, seed);
        if (rule.Method == BudgetMethod.EqualShares && election.Form is BallotForm.Points or BallotForm.Ranked) return VotingRefusals.SharesNeedApproval;
        if (election.Voters == 0) return new BudgetResult(rule, [], []);   // no votes, nothing chosen
        return rule.Method == BudgetMethod.EqualShares ? EqualShares.Count(election, rule, ties, cancel) : Greedy.Count(election, rule, ties);
    }
}
