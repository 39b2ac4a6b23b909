using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

/// <summary>What must hold for every election, tried on many small ones; the seed is the number in a failure.</summary>
public class CountingPropertyTests
{
    private static readonly string[] Rules =
        ["greedy", "greedy-no-skip", "equalshares", "equalshares/utilitarian", "equalshares/add1", "equalshares/add1u", "equalshares-comparison", "equalshares/add1u-comparison"];

    [Fact]
    public void The_fund_is_never_exceeded_and_nothing_comes_twice()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var election = Elections.Random(new Random(seed), plain: seed % 4 != 0);
            foreach (var rule in Rules)
            {
                var result = Elections.Count(election, rule);
                Assert.True(result.Selected.Sum(p => election.Projects[p].Cost) <= election.Budget, $"{seed} {rule}");
                Assert.True(result.Selected.Distinct().Count() == result.Selected.Count, $"{seed} {rule}");
            }
        }
    }

    [Fact]
    public void The_naive_reference_says_the_same_in_the_same_order()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var election = Elections.Random(new Random(seed), mostVoters: 9, mostProjects: 8, plain: seed % 3 != 0);
            var ties = new TieRule(election, "s");
            var naive = NaiveShares.Run(election, new Fraction(election.Budget, election.Voters), ties);
            Assert.True(naive.SequenceEqual(Elections.Count(election, "equalshares", "s").Selected), $"{seed}");
            if (seed % 3 == 1) Assert.True(NaiveShares.Add1(election, ties).ToHashSet().SetEquals(Elections.Count(election, "equalshares/add1", "s").Selected), $"add1 {seed}");
        }
    }

    [Fact]
    public void Bounded_doubles_and_exact_fractions_say_the_same()
    {
        foreach (var rule in new[] { "equalshares", "equalshares/add1", "equalshares/add1u" })
            for (var seed = 0; seed < 150; seed++)
            {
                var election = Elections.Random(new Random(seed), mostVoters: 40, mostProjects: 12, plain: seed % 2 == 0 || rule != "equalshares");
                var ties = new TieRule(election, "s");
                var (fast, exact) = (EqualShares.Count(election, CountingRule.Parse(rule)!, ties), EqualShares.Count(election, CountingRule.Parse(rule)!, ties, bounds: false));
                Assert.True(fast.Selected.SequenceEqual(exact.Selected) && fast.Share == exact.Share, $"{rule} {seed}");
                Assert.Equal(exact.Ties.Select(t => t.Key), fast.Ties.Select(t => t.Key));
            }
    }

    [Fact]
    public void Several_shares_tried_at_once_say_the_same()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var election = Elections.Random(new Random(seed), mostVoters: 20, mostProjects: 10, plain: seed % 5 != 0);
            var (ties, rule) = (new TieRule(election, "s"), CountingRule.Parse("equalshares/add1u")!);
            var (one, three) = (EqualShares.Count(election, rule, ties, lanes: 1), EqualShares.Count(election, rule, ties, lanes: 3));
            Assert.True(one.Selected.SequenceEqual(three.Selected) && one.Share == three.Share, $"{seed}");
            Assert.Equal(one.Ties.Select(t => t.Key), three.Ties.Select(t => t.Key));
        }
    }

    [Fact]
    public void Numbers_beyond_doubles_are_told_apart()
    {
        // Costs that differ in the sixteenth digit.
        var election = Elections.Make(9_000_000_000_000_000, "a:4500000000000001 b:4500000000000000", "a,b a,b a,b");
        Assert.Equal("b", Elections.Winners(election, "equalshares").Split(' ')[0]);
        var close = Elections.Make(9_000_000_000_000_000, "c:3000000000000001 a:8000000000000000 b:7999999999999999", "c,a c,b a b");
        var ties = new TieRule(close, "");
        Assert.Equal(NaiveShares.Run(close, new Fraction(close.Budget, close.Voters), ties), Elections.Count(close, "equalshares").Selected);
    }

    [Fact]
    public void The_order_of_projects_and_ballots_does_not_matter()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var election = Elections.Random(random, mostVoters: 12, mostProjects: 8);
            var order = Enumerable.Range(0, election.Projects.Count).ToArray();
            random.Shuffle(order);
            var box = new BallotBox(BallotForm.Approval, order.Length);
            var ballots = election.Ballots.SelectMany(b => Enumerable.Repeat(b.Projects, b.Voters)).ToArray();
            random.Shuffle(ballots);
            foreach (var ballot in ballots) box.Add([.. ballot.Select(p => Array.IndexOf(order, p))]);
            var turned = BudgetElection.Create([.. order.Select(p => election.Projects[p])], election.Budget, box, unit: 1).Value;
            foreach (var rule in Rules) Assert.Equal(Elections.Winners(election, rule, "s"), Elections.Winners(turned, rule, "s"));
        }
    }

    [Fact]
    public void Equal_shares_give_every_group_what_it_could_buy_up_to_one_project()
    {
        // Extended justified representation up to one project: voters who agree on projects that their part of the fund can pay
        // have among them one who has as much from the outcome, or lacks no more than one of these projects.
        for (var seed = 0; seed < 250; seed++)
        {
            var election = Elections.Random(new Random(seed), mostVoters: 6, mostProjects: 5);
            var voters = election.Ballots.SelectMany(b => Enumerable.Repeat(b.Projects, b.Voters)).ToList();
            foreach (var rule in new[] { "equalshares", "equalshares/utilitarian" })
            {
                var won = Elections.Count(election, rule).Selected.ToHashSet();
                long Has(int[] ballot) => ballot.Where(won.Contains).Sum(p => election.Projects[p].Cost);
                for (var set = 1; set < 1 << election.Projects.Count; set++)
                {
                    var wish = Enumerable.Range(0, election.Projects.Count).Where(p => (set >> p & 1) == 1).ToList();
                    var cost = wish.Sum(p => election.Projects[p].Cost);
                    var agree = voters.Where(v => wish.All(v.Contains)).ToList();
                    // Any group of k among those who agree: the worst is the k who have least, so each k is tried with them.
                    for (var k = 1; k <= agree.Count; k++)
                    {
                        if (cost * voters.Count > k * election.Budget) continue;
                        var group = agree.OrderBy(v => Has(v) >= cost || wish.Exists(p => !won.Contains(p) && Has(v) + election.Projects[p].Cost > cost)).Take(k);
                        Assert.True(group.Any(v => Has(v) >= cost || wish.Exists(p => !won.Contains(p) && Has(v) + election.Projects[p].Cost > cost)), $"{seed} {rule} {set} {k}");
                    }
                }
            }
        }
    }
}
