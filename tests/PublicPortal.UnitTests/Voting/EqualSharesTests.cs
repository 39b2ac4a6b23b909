using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

/// <summary>Results worked out by hand.</summary>
public class EqualSharesTests
{
    [Fact]
    public void A_minority_gets_its_share()
    {
        // 10 voters, 1000: 100 each. Six want a, b, c (300 each): a costs each 50, b another 50, then they have nothing. Four want d (400): 100 each.
        var election = Elections.Make(1000, "a:300 b:300 c:300 d:400", "6*a,b,c 4*d");
        Assert.Equal(["a", "b", "c"], [.. Elections.Count(election, "greedy").Selected.Select(p => election.Projects[p].Id).Order()]);
        var chosen = Elections.Winners(election, "equalshares").Split(' ');
        Assert.Equal(3, chosen.Length);
        Assert.Equal("d", chosen[2]);
        Assert.Equal(2, chosen.Intersect(["a", "b", "c"]).Count());
    }

    [Fact]
    public void The_poor_pay_what_they_have_and_the_others_share_the_rest()
    {
        // 4 voters, 400: 100 each. x (200) for 1,2: 100 each, effective votes 2. y (150) for 1,3,4: 50 each, 3 votes: y first.
        // Then voter 1 has 50: x would cost 1 the 50 and 2 the rest of 150, more than 100: not affordable. z (100) for 2: affordable.
        var election = Elections.Make(400, "x:200 y:150 z:100", "x,y x,z 2*y");
        Assert.Equal("y z", Elections.Winners(election, "equalshares"));
    }

    [Fact]
    public void Effective_votes_not_the_lowest_payment_decide()
    {
        // Cost utilities: a (900 for 9 of 12, 100 each, 9 votes) comes before b (160 for 8, 20 each, 8 votes).
        var election = Elections.Make(1200, "a:900 b:160", "5*a,b 4*a 3*b");
        Assert.Equal("a", Elections.Winners(election, "equalshares").Split(' ')[0]);
    }

    [Fact]
    public void Completions_in_one_election()
    {
        // 4 voters, 100: 25 each. a (60) for three: 20 each. Then 5, 5, 5, 25 are left: b (30) for voters 3 and 4: 5 + 25, just enough.
        var election = Elections.Make(100, "a:60 b:30 c:40 d:10", "a,c a,d a,b b");
        Assert.Equal("a b", Elections.Winners(election, "equalshares"));
        // utilitarian: 10 are left, c (1 vote, 40) does not fit, d (1 vote, 10) does
        Assert.Equal("a b d", Elections.Winners(election, "equalshares/utilitarian"));
        // add1: 30 each: a 20 each, left 10, 10, 10, 30; b: 10 + 20; d: 10: together 100. At 60 each voter 1 could pay c: 140, too much.
        Assert.Equal("a b d", Elections.Winners(election, "equalshares/add1"));
        Assert.Equal(59m, Elections.Count(election, "equalshares/add1").Share);
        Assert.Equal("a b d", Elections.Winners(election, "equalshares/add1u"));
    }

    [Fact]
    public void Add1_ends_when_everything_wanted_is_paid()
    {
        var election = Elections.Make(1000, "a:100 b:200 unwanted:100", "a b 3*-");
        Assert.Equal("a b", Elections.Winners(election, "equalshares/add1"));
        Assert.Equal("a b unwanted", Elections.Winners(election, "equalshares/add1u"));
    }

    [Fact]
    public void A_single_wish_far_away_is_reached_at_once()
    {
        // One of 1000 voters wants the house for 900,000; the others spend 90,000 of a million. The share would grow from 1000 to 900,000, where it is too much.
        var election = Elections.Make(1_000_000, "house:950000 path:90000", "house 999*path");
        var result = Elections.Count(election, "equalshares/add1");
        Assert.Equal("path", Elections.Chosen(election, result));
        Assert.Equal(949_999m, result.Share);
    }

    [Fact]
    public void Comparison_takes_greedy_when_more_voters_prefer_it()
    {
        // 5 voters, 100: 20 each. s (20) is wanted by one, g (100) by four of five, who cannot pay it alone: equal shares buy s only.
        var election = Elections.Make(100, "g:100 s:20", "4*g s");
        Assert.Equal("s", Elections.Winners(election, "equalshares"));
        var compared = Elections.Count(election, "equalshares-comparison");
        Assert.Equal("g", Elections.Chosen(election, compared));
        Assert.Equal(new Comparison(1, 4), compared.Comparison);
        // equally many: equal shares stay
        Assert.Equal("s t", string.Join(' ', Elections.Winners(Elections.Make(80, "g:80 s:20 t:20", "2*g s t"), "equalshares-comparison").Split(' ').Order()));
    }

    [Fact]
    public void Ties_are_told_with_what_decided_them()
    {
        var election = Elections.Make(100, "a:50 b:50", "a b");
        var result = Elections.Count(election, "equalshares", "2026");
        var tie = result.Ties.First();
        Assert.Equal(TieStep.Lot, tie.By);
        Assert.Equal(new[] { "a", "b" }.MinBy(id => TieRule.Draw("2026", id), StringComparer.Ordinal), tie.Chosen);
    }

    [Theory]
    [InlineData("equalshares", "equalshares")]
    [InlineData("equal-shares", "equalshares")]
    [InlineData("EqualShares/Add1", "equalshares/add1")]
    [InlineData("equalshares/add1-comparison", "equalshares/add1-comparison")]
    [InlineData("greedy-no-skip", "greedy-no-skip")]
    [InlineData("greedy-custom", null)]
    [InlineData("greedy-comparison", null)]
    [InlineData("", null)]
    public void Rules_are_known_by_name(string name, string? known) => Assert.Equal(known, CountingRule.Parse(name)?.Name);
}
