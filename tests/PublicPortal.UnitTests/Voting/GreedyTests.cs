using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

public class GreedyTests
{
    // votes: a 5, b 4, c 3, d 1; together 1300, the fund is 1000
    private static readonly BudgetElection Four = Elections.Make(1000, "a:600 b:500 c:300 d:100", "3*a,b a,c,d a,c b,c");

    [Fact]
    public void Greedy_skips_what_does_not_fit() => Assert.Equal("a c d", Elections.Winners(Four, "greedy"));

    [Fact]
    public void No_skip_ends_at_the_first_that_does_not_fit() => Assert.Equal("a", Elections.Winners(Four, "greedy-no-skip"));

    [Theory]
    [InlineData(0, "a c d")]
    [InlineData(1, "a c d")]
    [InlineData(2, "a c")]
    [InlineData(4, "a")]
    [InlineData(6, "")]
    public void Threshold_keeps_out_what_few_want(int threshold, string expected) =>
        Assert.Equal(expected, Elections.Chosen(Four, BudgetCount.Count(Four, new CountingRule(BudgetMethod.GreedyThreshold, Threshold: threshold), "").Value));

    [Fact]
    public void By_votes_for_each_unit_of_money() =>   // a 5/600, b 4/500, c 3/300 = d 1/100: c and d tie, d is cheaper; then a
        Assert.Equal("d c a", Elections.Chosen(Four, BudgetCount.Count(Four, new CountingRule(BudgetMethod.Greedy, PerCost: true), "").Value));

    [Fact]
    public void Equal_votes_go_to_the_cheaper_and_the_tie_is_told()
    {
        var election = Elections.Make(500, "a:400 b:300 c:100", "a,b,c a,b,c");
        var result = Elections.Count(election, "greedy");
        Assert.Equal("c b", Elections.Chosen(election, result));
        var tie = Assert.Single(result.Ties);
        Assert.Equal((TieStep.Cost, "c b a"), (tie.By, string.Join(' ', tie.Among)));
    }

    [Fact]
    public void The_lot_is_drawn_from_the_seed_alone()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var election = Elections.Make(100, "a:100 b:100 c:100", "a,b,c");
            var turned = Elections.Make(100, "c:100 a:100 b:100", "a,b,c");
            var winner = Elections.Winners(election, "greedy", $"seed {seed}");
            Assert.Equal(winner, Elections.Winners(turned, "greedy", $"seed {seed}"));
            Assert.Equal(TieStep.Lot, Elections.Count(election, "greedy", $"seed {seed}").Ties.Single().By);
            Assert.Equal(winner, new[] { "a", "b", "c" }.MinBy(id => TieRule.Draw($"seed {seed}", id), StringComparer.Ordinal));
            seen.Add(winner);
        }
        Assert.Equal(3, seen.Count);   // no project is favoured by its name
    }

    [Fact]
    public void Points_and_ranks_are_summed()
    {
        var points = Elections.Make(100, "a:60 b:60 c:40", "a=5,b=1 b=2.5 c=3,b=2", form: BallotForm.Points);
        Assert.Equal([5m, 5.5m, 3m], points.Scores);
        Assert.Equal("b c", Elections.Winners(points, "greedy"));
        var ranked = Elections.Make(100, "a:60 b:60 c:40", "2*a,b,c b,c", form: BallotForm.Ranked);   // 3, 2, 1 points
        Assert.Equal([6m, 7m, 4m], ranked.Scores);
        Assert.Equal("b c", Elections.Winners(ranked, "greedy"));
    }

    [Fact]
    public void Equal_shares_refuse_points_and_ranks()
    {
        foreach (var form in new[] { BallotForm.Points, BallotForm.Ranked })
            Assert.Equal("voting.rule.needs-approval", BudgetCount.Count(Elections.Make(100, "a:60", "a=1", form: form), CountingRule.Parse("equalshares")!, "").Refusals.Single().Code);
    }

    [Theory]
    [InlineData("a:0", "voting.project.cost-not-positive")]
    [InlineData("a:-5", "voting.project.cost-not-positive")]
    [InlineData("a:1001", "voting.project.cost-above-fund")]
    [InlineData("a:10 a:20", "voting.project.twice")]
    public void Unsound_projects_are_refused(string projects, string code)
    {
        var list = projects.Split(' ').Select(p => p.Split(':')).Select(p => new BudgetProject(p[0], long.Parse(p[1]))).ToList();
        Assert.Equal(code, BudgetElection.Create(list, 1000, new BallotBox(BallotForm.Approval, list.Count)).Refusals.Single().Code);
    }

    [Fact]
    public void Knapsack_ballots_fit_into_the_fund()
    {
        var list = new[] { new BudgetProject("a", 600), new BudgetProject("b", 500) };
        var box = new BallotBox(BallotForm.Knapsack, 2);
        box.Add([0]);
        Assert.True(BudgetElection.Create(list, 1000, box).IsOk);
        box.Add([0, 1]);
        Assert.Equal("voting.ballot.too-full", BudgetElection.Create(list, 1000, box).Refusals.Single().Code);
    }

    [Theory]
    [InlineData("greedy")]
    [InlineData("equalshares/add1u")]
    public void Without_votes_nothing_is_chosen(string rule) => Assert.Equal("", Elections.Winners(Elections.Make(1000, "a:600 b:500", ""), rule));

    [Fact]
    public void Withdrawn_projects_are_passed_over_and_do_not_stop()
    {
        var box = new BallotBox(BallotForm.Approval, 2);
        box.Add([0, 1]);
        box.Add([0]);
        var election = BudgetElection.Create([new BudgetProject("gone", 999_999_999, Withdrawn: true), new BudgetProject("b", 50)], 100, box, unit: 1).Value;
        foreach (var rule in new[] { "greedy", "greedy-no-skip", "equalshares", "equalshares/add1u" }) Assert.Equal("b", Elections.Winners(election, rule));
    }
}
