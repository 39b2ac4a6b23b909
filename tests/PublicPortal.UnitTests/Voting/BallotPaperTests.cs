using System.Text.Json.Nodes;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.UnitTests.Voting;

public class BallotPaperTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    internal static BallotPaper Paper(PollPlan plan)
    {
        var id = Guid.NewGuid();
        var manifest = Manifest.Of(id, plan, new string('0', 64), "04" + new string('1', 128), null, "seed");
        return new BallotPaper(new Poll
        {
            Id = id, SubjectKind = "test", ScopePath = "", SubjectPath = "/", QuestionZh = "？", QuestionEn = "?", Manifest = CanonicalJson.Write(manifest), ManifestHash = PollRecordFile.ManifestHash(manifest), Papers = "[]",
            OpensAt = plan.Opens, ClosesAt = plan.Closes, Members = plan.Members.Count,
        }, mostPoints: 10);
    }

    [Theory]
    [InlineData("yes", """{"choice":["yes"]}""")]
    [InlineData("", "voting.cast.choice")]
    [InlineData("yes,no", "voting.cast.choice")]
    [InlineData("perhaps", "voting.cast.choice-unknown")]
    [InlineData("yes,yes", "voting.cast.choice-unknown")]
    public void Typed_AMotion_IsOneOfThree(string ticked, string expected) => Check(PlanRulesTests.Motion(), Ids(ticked), Nothing, Nothing, expected);

    [Theory]
    [InlineData(ChoiceForm.Approval, "p3,p1", """{"choice":["p1","p3"]}""")]          // in the manifest's order
    [InlineData(ChoiceForm.Approval, "", """{"choice":[]}""")]
    [InlineData(ChoiceForm.Knapsack, "p2,p3", """{"choice":["p2","p3"]}""")]
    [InlineData(ChoiceForm.Knapsack, "p1,p2", "voting.cast.over-fund")]               // 600 + 500 yuan of 1000
    public void Typed_Projects_AreInOrderAndWithinTheFund(ChoiceForm form, string ticked, string expected) => Check(PlanRulesTests.Projects("greedy", form), Ids(ticked), Nothing, Nothing, expected);

    [Theory]
    [InlineData("p1=3 p3=10", """{"choice":["p1","p3"],"points":[3,10]}""")]
    [InlineData("p1=0", """{"choice":[],"points":[]}""")]
    [InlineData("p1=11", "voting.cast.points")]
    [InlineData("p1=-1", "voting.cast.points")]
    [InlineData("p1=many", "voting.cast.points")]
    public void Typed_Points_AreWithinBounds(string typed, string expected) => Check(PlanRulesTests.Projects("greedy", ChoiceForm.Points), [], Pairs(typed), Nothing, expected);

    [Theory]
    [InlineData("p1=2 p3=1", """{"choice":["p3","p1"]}""")]
    [InlineData("p1=1 p3=3", """{"choice":["p1","p3"]}""")]                            // a place left free does not matter
    [InlineData("p1=1 p2=1", "voting.cast.ranks")]
    [InlineData("p1=4", "voting.cast.ranks")]
    public void Typed_Ranks_AreAnOrder(string typed, string expected) => Check(PlanRulesTests.Projects("greedy", ChoiceForm.Ranked), [], Nothing, Pairs(typed), expected);

    [Theory]
    [InlineData(ChoiceForm.Approval, "1 3\n3，1\n-\n2 x4", 7, """[{"choice":["p1","p3"],"count":2},{"choice":["p2"],"count":4},{"choice":[],"count":1}]""")]
    [InlineData(ChoiceForm.Ranked, "3 1\n1 3", 2, """[{"choice":["p1","p3"],"count":1},{"choice":["p3","p1"],"count":1}]""")]
    [InlineData(ChoiceForm.Points, "1=3 2：2 x2", 2, """[{"choice":["p1","p2"],"count":2,"points":[3,2]}]""")]
    [InlineData(ChoiceForm.Knapsack, "1 2", 0, "voting.sheet.line")]
    [InlineData(ChoiceForm.Approval, "1 9", 0, "voting.sheet.line")]
    [InlineData(ChoiceForm.Approval, "1 1", 0, "voting.sheet.line")]
    [InlineData(ChoiceForm.Approval, "one", 0, "voting.sheet.line")]
    public void OfProjects_TypedLines_AreSubTotals(ChoiceForm form, string typed, int total, string expected)
    {
        var read = SheetLines.OfProjects(Paper(PlanRulesTests.Projects("greedy", form)), typed);
        Assert.Equal(expected, read.IsOk ? read.Value : read.Refusals[0].Code);
        if (read.IsOk) Assert.Equal(total, SheetLines.Total(read.Value));
    }

    [Fact]
    public void Confirm_OfASheet_NeedsAnotherClerkAndEqualMarks()
    {
        var sheet = new PaperSheet { Id = Guid.NewGuid(), PollId = Guid.NewGuid(), Number = 1 };
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal("voting.sheet.empty", sheet.Confirm(second, "乙", 3, DateTimeOffset.UnixEpoch).Refusals[0].Code);
        sheet.Enter(SheetLines.OfMotion("2", "1", null).Value, Guid.NewGuid(), new string('0', 64), first, "甲");
        Assert.Equal("voting.sheet.same-clerk", sheet.Confirm(first, "甲", 3, DateTimeOffset.UnixEpoch).Refusals[0].Code);
        Assert.Equal("voting.sheet.totals", sheet.Confirm(second, "乙", 4, DateTimeOffset.UnixEpoch).Refusals[0].Code);
        Assert.True(sheet.Confirm(second, "乙", 3, DateTimeOffset.UnixEpoch).IsOk);
        Assert.Equal("voting.sheet.confirmed", sheet.Confirm(second, "乙", 3, DateTimeOffset.UnixEpoch).Refusals[0].Code);
        Assert.Equal("voting.sheet.numbers", SheetLines.OfMotion("2", "-1", "").Refusals[0].Code);
    }

    [Fact]
    public void Ballots_ThatThePaperMakes_AreAllowedByTheVerifier()
    {
        var plan = PlanRulesTests.Projects("greedy", ChoiceForm.Points);
        var made = Paper(plan).Typed([], Pairs("p2=7 p1=1"), Nothing).Value;
        var manifest = Manifest.Of(Guid.NewGuid(), plan, new string('0', 64), "04" + new string('1', 128), null, "seed");
        Assert.True(PollRecount.Allowed(manifest, JsonNode.Parse(made)!.AsObject()));
    }

    private static void Check(PollPlan plan, List<string> ticked, Dictionary<string, string> points, Dictionary<string, string> ranks, string expected)
    {
        var read = Paper(plan).Typed(ticked, points, ranks);
        Assert.Equal(expected, read.IsOk ? read.Value : read.Refusals[0].Code);
    }

    private static List<string> Ids(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static Dictionary<string, string> Pairs(string text) => text.Split(' ').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
}
