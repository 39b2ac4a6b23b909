using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

/// <summary>Elections in a line: <c>Make(1000, "a:300 b:500", "3*a,b 2*b")</c>.</summary>
internal static class Elections
{
    public static BudgetElection Make(long budget, string projects, string ballots, long unit = 1, BallotForm form = BallotForm.Approval, bool aboveFund = false)
    {
        var list = projects.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':')).Select(p => new BudgetProject(p[0], long.Parse(p[1]))).ToList();
        var box = new BallotBox(form, list.Count);
        foreach (var group in ballots.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (times, named) = group.Contains('*') ? (int.Parse(group[..group.IndexOf('*')]), group[(group.IndexOf('*') + 1)..]) : (1, group);
            var parts = named == "-" ? [] : named.Split(',').Select(n => n.Split('=')).ToArray();
            box.Add([.. parts.Select(n => list.FindIndex(p => p.Id == n[0]))], [.. parts.Where(n => n.Length > 1).Select(n => decimal.Parse(n[1]))], times);
        }
        return BudgetElection.Create(list, budget, box, unit, aboveFund).Value;
    }

    public static string Chosen(BudgetElection election, BudgetResult result) => string.Join(' ', result.Selected.Select(p => election.Projects[p].Id));

    public static BudgetResult Count(BudgetElection election, string rule, string seed = "") => BudgetCount.Count(election, CountingRule.Parse(rule)!, seed).Value;

    public static string Winners(BudgetElection election, string rule, string seed = "") => Chosen(election, Count(election, rule, seed));

    /// <summary>A small election full of ties: few voters, round costs.</summary>
    public static BudgetElection Random(Random random, int mostVoters = 6, int mostProjects = 6, bool plain = true)
    {
        var (voters, count, budget) = (random.Next(1, mostVoters + 1), random.Next(1, mostProjects + 1), plain ? random.Next(1, 9) * 12 : random.Next(50, 600));
        var projects = Enumerable.Range(0, count).Select(p => new BudgetProject($"p{p}", plain ? random.Next(1, budget / 6 + 1) * 3 : random.Next(1, budget + 1))).ToList();
        var box = new BallotBox(BallotForm.Approval, count);
        for (var v = 0; v < voters; v++) box.Add([.. Enumerable.Range(0, count).Where(_ => random.Next(2) == 0)], default, plain ? 1 : random.Next(1, 4));
        return BudgetElection.Create(projects, budget, box, unit: 1).Value;
    }
}
