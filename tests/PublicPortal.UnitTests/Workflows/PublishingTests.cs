using PublicPortal.Kernel.Conditions;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Inbox;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.UnitTests.Workflows;

public class PublishingTests
{
    private static WorkflowDefinition Read(string json) => DefinitionReader.Read(json).Definition!;

    [Fact]
    public void Changes_AreToldInWords()
    {
        var after = Samples.With("limits.promisedDays", "9").Replace("\"label\":\"消防\"", "\"label\":\"消防意见\"", StringComparison.Ordinal).Replace("{\"id\":\"sign\"", "{\"id\":\"seal\"", StringComparison.Ordinal);
        var changes = new DefinitionChanges(Samples.Names).Between(Read(Samples.Good), Read(after));
        Assert.Equal(["承诺期限从 7 天改为 9 天。", "任务“消防意见”的名称：从“消防”改为“消防意见”。", "去掉了环节“决定”的任务“签发”。", "增加了环节“决定”的任务“签发”。"], changes.Select(c => c.Zh));
        Assert.Equal("The promise changed from 7 to 9 days.", changes[0].En);
        Assert.Empty(new DefinitionChanges(Samples.Names).Between(Read(Samples.Good), Read(Samples.Good)));
    }

    [Fact]
    public void Walk_FollowsTheRulesOfTheEngine()
    {
        var definition = Read(Samples.Good);
        var facts = new Dictionary<string, FieldValue> { ["kind"] = FieldValue.Of("renewal"), ["area"] = FieldValue.Of(299) };
        var begun = Walk.Through(definition, facts, new Dictionary<string, string>());
        Assert.Equal(["food", "door"], Assert.Single(begun.Stages).Tasks.Select(t => t.Task.Id));   // under 300 m², a renewal: no fire brigade
        Assert.Null(begun.Outcome);

        var done = Walk.Through(definition, facts, new Dictionary<string, string> { ["food"] = "agree", ["door"] = "opinion", ["sign"] = "refuse" });
        Assert.Equal("refused", done.Outcome!.Id);
        Assert.Equal([true, false], done.Stages.Select(s => s.Agreed!.Value));
        Assert.Null(Walk.Through(definition, facts, new Dictionary<string, string> { ["food"] = "agree", ["door"] = "closed" }).Outcome);
    }

    [Fact]
    public void Drawing_HoldsEveryTaskWithinItsStage()
    {
        var drawing = new CourseDrawing(Read(Samples.Good));
        Assert.Equal(4, drawing.Boxes.Sum(b => b.Tasks.Count));
        Assert.All(drawing.Boxes, b => Assert.All(b.Tasks, t => Assert.True(t.Y >= b.Y && t.Y + CourseDrawing.TaskHeight <= b.Y + b.Height && t.X + t.Width <= CourseDrawing.Left + CourseDrawing.BoxWidth)));
        Assert.All(drawing.Ends, e => Assert.InRange(e.X + e.Width, 0, CourseDrawing.Width));
        Assert.Contains("并联审查", drawing.Words.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b/c/d/", 2, "a/b/")]
    [InlineData("a/b/", 4, "")]
    [InlineData("", 1, "")]
    public void Within_CutsAPath(string path, int parts, string expected) => Assert.Equal(expected, CaseTask.Within(path, parts));

    [Fact]
    public void Cut_GoesUpAsFarAsThePathDoes()
    {
        Assert.Equal("a/b/", CaseTask.Cut("a/b/c/d/", PlaceReach.Street));
        Assert.Equal("a/", CaseTask.Cut("a/", PlaceReach.Cell));
        Assert.Equal("a/b/c/d/", CaseTask.Cut("a/b/c/d/", PlaceReach.Case));
    }

    [Fact]
    public void Queues_LeaveOutWhatLiesWithinAnother()
    {
        var queues = TaskReachReader.Queues([("GridOfficer", "a/b/"), ("GridOfficer", "a/b/c/"), ("StreetOfficer", "a/")], ["fireBrigade"]);
        Assert.Equal(["/GridOfficer@a/b/", "/StreetOfficer@a/", "fireBrigade/@", "fireBrigade/GridOfficer@a/b/", "fireBrigade/StreetOfficer@a/"], queues.Select(q => $"{q.Queue}@{q.ScopePath}"));
    }
}
