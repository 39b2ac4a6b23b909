using System.Numerics;

namespace PublicPortal.Voting.Counting;

/// <summary>The Method of Equal Shares for approval ballots, where a project is worth its cost to those who want it.</summary>
internal static class EqualShares
{
    private const int Large = 2000;

    /// <param name="bounds">False computes everything in exact fractions; a test compares the two.</param>
    /// <param name="lanes">How many shares Add1 tries at once; 0 lets the size of the election decide.</param>
    public static BudgetResult Count(BudgetElection election, CountingRule rule, TieRule ties, CancellationToken cancel = default, bool bounds = true, int lanes = 0)
    {
        var run = new SharesRun(election, ties, bounds);
        run.Run(election.Budget, election.Voters);
        var share = (decimal)election.Budget / election.Voters / election.Unit;
        var (selected, found) = (run.Selected.ToList(), run.Ties.ToList());
        if (rule.Completion is Completion.Add1 or Completion.Add1U) (selected, found, share) = Add1(election, ties, run, selected, found, share, bounds, lanes, cancel);
        if (rule.Completion is Completion.Utilitarian or Completion.Add1U)
        {
            var (filled, more) = Greedy.Fill(election, ties, Greedy.Standing(election), selected);
            (selected, found) = (filled, [.. found, .. more]);
        }
        if (!rule.Comparison) return new BudgetResult(rule, selected, found, share);
        var greedy = Greedy.Fill(election, ties, Greedy.Standing(election), []);
        var comparison = Compare(election, selected, greedy.Selected);
        return comparison.GreedyWins
            ? new BudgetResult(rule, greedy.Selected, greedy.Ties, share, comparison)
            : new BudgetResult(rule, selected, found, share, comparison);
    }

    /// <summary>The share grows from the whole units in the plain share, one unit at a time; the last outcome that the fund can pay stands.</summary>
    private static (List<int>, List<Tie>, decimal) Add1(BudgetElection election, TieRule ties, SharesRun run, List<int> selected, List<Tie> found, decimal plain, bool bounds, int lanes, CancellationToken cancel)
    {
        var wanted = Greedy.Standing(election).Where(p => election.Votes[p] > 0).ToList();
        var all = wanted.Sum(p => (decimal)election.Projects[p].Cost);
        var share = plain;
        var lots = new Dictionary<string, Tie>(StringComparer.Ordinal);
        if (all <= election.Budget)
        {
            // The fund pays for everything that anybody wants: the share may grow for ever, until all can always pay.
            run.Run((BigInteger)all, 1);
            return ([.. run.Selected], [.. run.Ties], all / election.Unit);
        }
        void Remember(IEnumerable<Tie> some)
        {
            foreach (var tie in some.Where(t => t.By == TieStep.Lot)) lots[tie.Key] = tie with { InResult = false };
        }
        Remember(found);
        // Large elections try several shares at once, one on each processor; they are looked at in their order all the same.
        var runs = new SharesRun[lanes > 0 ? lanes : election.Ballots.Count < Large ? 1 : Math.Min(Environment.ProcessorCount, 8)];
        for (var i = 0; i < runs.Length; i++) runs[i] = i == 0 ? run : new SharesRun(election, ties, bounds);
        var (money, ended) = ((BigInteger)(election.Budget / election.Voters / election.Unit * election.Unit), false);
        while (!ended)
        {
            cancel.ThrowIfCancellationRequested();
            var from = money + election.Unit;
            Parallel.For(0, runs.Length, i => runs[i].Run(from + i * election.Unit, 1));
            foreach (var tried in runs)
            {
                Remember(tried.Ties);
                ended = tried.Cost > election.Budget;
                if (ended) break;
                money += election.Unit;
                var last = tried.NobodySpent ? LastAlike(election, tried, wanted, money) : money;
                var jumps = last > money;
                money = last;
                (selected, found, share) = ([.. tried.Selected], [.. tried.Ties], (decimal)money / election.Unit);
                if (jumps) break;
            }
        }
        var standing = found.Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        return (selected, [.. found, .. lots.Values.Where(t => !standing.Contains(t.Key))], share);
    }

    /// <summary>
    /// The largest share with the same outcome, if that can be told. Where nobody ran out of money each chosen project had its full
    /// votes; with a larger share it has them too. What was not chosen and has fewer votes can only come last, and only
    /// when its supporters' money reaches its cost: until then all runs are alike and need not be done.
    /// </summary>
    private static BigInteger LastAlike(BudgetElection election, SharesRun run, List<int> wanted, BigInteger money)
    {
        var fewest = run.Selected.Count == 0 ? long.MaxValue : run.Selected.Min(p => election.Votes[p]);
        var others = wanted.Except(run.Selected).ToList();
        if (others.Exists(p => election.Votes[p] >= fewest)) return money;
        BigInteger? next = null;
        foreach (var project in others)
        {
            var (left, denominator) = run.MoneyBehind(project);
            var missing = election.Projects[project].Cost * denominator - left;   // above zero: it could not be paid
            var step = denominator * election.Votes[project] * election.Unit;     // what one more unit for each supporter brings
            var units = BigInteger.Divide(missing + step - 1, step);
            if (next is null || units < next) next = units;
        }
        return money + ((next ?? 1) - 1) * election.Unit;
    }

    private static Comparison Compare(BudgetElection election, IReadOnlyList<int> shares, IReadOnlyList<int> greedy)
    {
        var (inShares, inGreedy) = (shares.ToHashSet(), greedy.ToHashSet());
        long forShares = 0, forGreedy = 0;
        foreach (var ballot in election.Ballots)
        {
            var difference = ballot.Projects.Count(inShares.Contains) - ballot.Projects.Count(inGreedy.Contains);
            if (difference > 0) forShares += ballot.Voters;
            if (difference < 0) forGreedy += ballot.Voters;
        }
        return new Comparison(forShares, forGreedy);
    }
}
