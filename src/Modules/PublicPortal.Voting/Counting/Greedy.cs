namespace PublicPortal.Voting.Counting;

/// <summary>The projects by their score, the highest first, while the money lasts.</summary>
internal static class Greedy
{
    public static BudgetResult Count(BudgetElection election, CountingRule rule, TieRule ties)
    {
        var standing = Standing(election).Where(p => rule.Method != BudgetMethod.GreedyThreshold || election.Scores[p] >= rule.Threshold);
        var (selected, found) = Fill(election, ties, standing, [], rule.Method == BudgetMethod.GreedyNoSkip, rule.PerCost);
        return new BudgetResult(rule, selected, found);
    }

    /// <summary>Adds projects that fit to those already chosen: the completion of equal shares as well as the whole rule.</summary>
    /// <param name="stops">The first project that does not fit ends it; else it is skipped.</param>
    public static (List<int> Selected, List<Tie> Ties) Fill(BudgetElection election, TieRule ties, IEnumerable<int> standing, IReadOnlyList<int> chosen, bool stops = false, bool perCost = false)
    {
        var selected = chosen.ToList();
        var found = new List<Tie>();
        var left = election.Budget - chosen.Sum(p => election.Projects[p].Cost);
        var order = standing.Except(chosen).ToList();
        order.Sort((a, b) => ByScore(election, a, b, perCost) is not 0 and var different ? different : ties.Compare(a, b));
        for (var from = 0; from < order.Count;)
        {
            var to = from + 1;
            while (to < order.Count && ByScore(election, order[from], order[to], perCost) == 0) to++;
            var equals = order[from..to];
            var before = selected.Count;
            foreach (var project in equals)
                if (election.Projects[project].Cost <= left)
                {
                    left -= election.Projects[project].Cost;
                    selected.Add(project);
                }
                else if (stops)
                {
                    to = order.Count;
                    break;
                }
            if (equals.Count > 1 && selected.Count > before) found.Add(ties.Record(equals, ties.Weakest(equals)));
            from = to;
        }
        return (selected, found);
    }

    public static IEnumerable<int> Standing(BudgetElection election) => Enumerable.Range(0, election.Projects.Count).Where(p => !election.Projects[p].Withdrawn);

    private static int ByScore(BudgetElection election, int a, int b, bool perCost) => perCost
        ? (election.Scores[b] * election.Projects[a].Cost).CompareTo(election.Scores[a] * election.Projects[b].Cost)
        : election.Scores[b].CompareTo(election.Scores[a]);
}
