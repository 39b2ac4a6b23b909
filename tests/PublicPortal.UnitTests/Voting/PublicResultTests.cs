using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Voting.Results;

namespace PublicPortal.UnitTests.Voting;

/// <summary>What the public page makes of a record.</summary>
public class PublicResultTests
{
    private static (JsonObject Manifest, JsonObject Record) Read(byte[] file)
    {
        var record = JsonNode.Parse(file)!.AsObject();
        return (record["manifest"]!.AsObject(), record);
    }

    private static List<PublishedSheet> Sheets(JsonObject manifest, JsonObject record) =>
        [.. record["sheets"]!.AsArray().Select(s => PublishedSheet.Of(manifest, s!["id"]!.GetValue<string>(), [.. s["clerks"]!.AsArray().Select(c => c!.GetValue<string>())], s["scan"]!.GetValue<string>(), s["ballots"]!.AsArray()))];

    [Fact]
    public void A_motions_bars_and_sub_totals_say_what_the_record_says()
    {
        var (manifest, record) = Read(PollFiles.OpenMotion);   // 12 members, online 3 yes 1 no 1 abstain, on paper 2 yes 1 no
        var result = MotionResult.Of(manifest, record["result"]!.AsObject());
        Assert.Equal((5L, 2L, 1L), (result.Yes, result.No, result.Abstain));
        Assert.Equal((8L, 5L, 500), (result.Base, result.Needed!.Value, result.Mark!.Value));   // absolute majority of the 8 present
        Assert.Equal(625, result.Width(result.Yes));
        var parts = SubTotals.Of(manifest, record["result"]!.AsObject(), Sheets(manifest, record))!;
        Assert.Equal<long[]>([[3, 2, 5], [1, 1, 2], [1, 0, 1]], parts.Rows.Select(r => r.Votes.ToArray()));
        Assert.All(parts.Rows, r => Assert.Equal(r.Votes[^1], r.Votes.SkipLast(1).Sum()));
    }

    [Fact]
    public void A_poll_without_paper_has_no_sub_totals()
    {
        var (manifest, record) = Read(PollFiles.Motion(4, ["yes", "no"], secret: true, []));
        Assert.Null(SubTotals.Of(manifest, record["result"]!.AsObject(), Sheets(manifest, record)));
    }

    [Theory]
    [InlineData(1, 2, true, 31, 16, 15, false)]
    [InlineData(1, 2, true, 31, 16, 16, true)]
    [InlineData(1, 2, true, 30, 16, 15, false)]
    [InlineData(1, 2, false, 30, 15, 15, true)]
    [InlineData(2, 3, false, 31, 21, 27, true)]
    [InlineData(2, 3, false, 30, 20, 19, false)]
    [InlineData(0, 1, false, 5, 0, 0, true)]
    public void The_quorum_is_the_least_whole_number_that_fits(int numerator, int denominator, bool more, int members, int needed, int present, bool met)
    {
        var manifest = new JsonObject { ["quorum"] = new JsonObject { ["numerator"] = (long)numerator, ["denominator"] = (long)denominator, ["more"] = more } };
        var quorum = QuorumResult.Of(JsonNode.Parse(manifest.ToJsonString())!.AsObject(), present, members);
        Assert.Equal(((long)needed, met), (quorum.Needed, quorum.Met));
    }

    [Fact]
    public void Chosen_projects_come_in_their_order_with_money_and_ties()
    {
        var (manifest, record) = Read(PollFiles.Budget("greedy", "approval", "a:300 b:301 c:300 d:400", ["a,b,c", "a,b,c", "a,b", "d", "d", ""], secret: false, ["d", "b", "b"]));
        var result = BudgetOutcome.Of(manifest, record["result"]!.AsObject());
        var selected = record["result"]!["budget"]!["selected"]!.AsArray().Select(s => s!.GetValue<string>()).ToList();
        Assert.Equal(selected, result.Projects.Where(p => p.Place is not null).Select(p => p.Id));
        Assert.Equal(Enumerable.Range(1, selected.Count), result.Projects.Where(p => p.Place is not null).Select(p => p.Place!.Value));
        Assert.Equal(result.Projects.Where(p => p.Place is not null).Sum(p => p.Cost), result.Cost);
        Assert.Equal(1000, result.Projects.Max(p => p.Width));
        Assert.Equal(record["result"]!["budget"]!["ties"]!.AsArray().Count, result.Ties.Count);
    }

    [Fact]
    public void A_poll_that_nobody_voted_in_is_drawn_without_dividing_by_zero()
    {
        var (manifest, record) = Read(PollFiles.Budget("greedy", "approval", "a:300 b:301", [], secret: false));
        var result = BudgetOutcome.Of(manifest, record["result"]!.AsObject());
        Assert.All(result.Projects, p => Assert.Equal((0L, 0), (p.Votes, p.Width)));
        var (motion, empty) = Read(PollFiles.Motion(4, [], secret: true, []));
        Assert.Equal(0, MotionResult.Of(motion, empty["result"]!.AsObject()).Width(0));
    }

    [Fact]
    public void Rules_are_told_in_both_languages()
    {
        foreach (var rule in new[] { "greedy", "greedy-no-skip", "greedy-threshold", "equalshares", "equalshares/utilitarian", "equalshares/add1", "equalshares/add1u-comparison" })
        {
            var (manifest, _) = Read(PollFiles.Budget(rule, "approval", "a:300", ["a"], secret: false));
            Assert.NotEqual(In("zh-CN", () => PollWords.Counting(manifest)), In("en", () => PollWords.Counting(manifest)));
            Assert.Contains("一半", In("zh-CN", () => PollWords.Quorum(manifest)), StringComparison.Ordinal);
            Assert.Contains("half", In("en", () => PollWords.Quorum(manifest)), StringComparison.Ordinal);
        }
    }

    private static string In(string language, Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try { return say(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
