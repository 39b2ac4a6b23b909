using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.UnitTests.MicroProjects;

/// <summary>The rules of a project from the resolution to the evaluation, without a host.</summary>
public class ProjectRulesTests
{
    private static readonly Guid Clerk = Guid.NewGuid(), Street = Guid.NewGuid();
    private static readonly DateTimeOffset Decided = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = ChinaTime.Date(Decided);

    private static Project New(long fen = 100_000_00) => Project.Choose(Guid.NewGuid(), Guid.NewGuid(), 2026, Guid.NewGuid(), "440304/1/", "K7M29QXD5", "加装扶手", ProposalKind.Works, fen, Guid.NewGuid(), Decided, Today.AddDays(7));

    private static Project OnNotice()
    {
        var project = New();
        Assert.True(project.Prepare(true, "一致", Clerk, Decided).IsOk);
        Assert.True(project.Confirm(Street, 15, Decided).IsOk);
        return project;
    }

    private static Project Implementing()
    {
        var project = OnNotice();
        Assert.True(project.EndNotice(0, Today.AddDays(16), Today.AddDays(45)).IsOk);
        return project;
    }

    private static Project AtAcceptance()
    {
        var project = Implementing();
        Assert.True(project.Complete(Today.AddDays(30), true, 0, Today.AddDays(30), Today.AddDays(45)).IsOk);
        return project;
    }

    private static Project Evaluating()
    {
        var project = AtAcceptance();
        Assert.True(project.Accept(0, Decided.AddDays(35), 30).IsOk);
        return project;
    }

    private static string Code(Result result) => Assert.Single(result.Refusals).Code;

    [Fact]
    public void Confirm_BySamePerson_IsRefused()
    {
        var project = New();
        Assert.Equal("microprojects.confirm.not-prepared", Code(project.Confirm(Street, 15, Decided)));
        Assert.True(project.Prepare(true, "一致", Clerk, Decided).IsOk);
        Assert.Equal("microprojects.confirm.already-prepared", Code(project.Prepare(false, "不", Street, Decided)));
        Assert.Equal("microprojects.project.same-person", Code(project.Confirm(Clerk, 15, Decided)));
        Assert.True(project.TakeBack().IsOk);
        Assert.True(project.Prepare(false, "重复建设", Street, Decided).IsOk);
        Assert.True(project.Confirm(Clerk, 15, Decided).IsOk);
        Assert.Equal(ProjectStanding.Refused, project.Standing);
        Assert.Equal("重复建设", project.EndReason);
        Assert.Equal(0, project.HeldFen);
        Assert.Null(project.DueOn);
    }

    [Fact]
    public void Notice_RunsWholeDaysAndEndsWithNothingOpen()
    {
        var project = OnNotice();
        Assert.Equal(Today.AddDays(15), project.NoticeTo);
        Assert.True(project.TakesObjections(Today.AddDays(15)));
        Assert.False(project.TakesObjections(Today.AddDays(16)));
        Assert.Equal("microprojects.notice.runs", Code(project.EndNotice(0, Today.AddDays(15), Today.AddDays(45))));
        Assert.Equal("microprojects.notice.objections-open", Code(project.EndNotice(1, Today.AddDays(16), Today.AddDays(45))));
        Assert.True(project.EndNotice(0, Today.AddDays(16), Today.AddDays(45)).IsOk);
        Assert.Equal(ProjectStanding.Implementing, project.Standing);
    }

    [Fact]
    public void UpheldObjection_SendsBack_AndTheCouncilDecidesAgain()
    {
        var project = OnNotice();
        Assert.True(project.SendBack().IsOk);
        Assert.False(project.TakesObjections(Today));
        project.DecideAgain(true, Guid.NewGuid(), "", Decided.AddDays(3), Today.AddDays(10));
        Assert.Equal(ProjectStanding.Resolved, project.Standing);
        Assert.True(project.Prepare(true, "再次一致", Clerk, Decided).IsOk);
        Assert.True(project.Confirm(Street, 15, Decided.AddDays(4)).IsOk);
        Assert.Equal(2, project.NoticeNumber);   // who objected before may object again
        project.SendBack();
        project.DecideAgain(false, Guid.NewGuid(), "没有通过", Decided.AddDays(9), Today.AddDays(20));
        Assert.Equal(ProjectStanding.Stopped, project.Standing);
    }

    [Theory]
    [InlineData(null, 0, "microprojects.spending.amount-wrong")]
    [InlineData(0L, 0, "microprojects.spending.amount-not-positive")]
    [InlineData(-100L, 0, "microprojects.spending.amount-not-positive")]
    [InlineData(100L, 1, "microprojects.project.day-in-future")]
    [InlineData(100L, -11, "microprojects.spending.before-contract")]
    public void Payment_BadInput_IsRefused(long? fen, int days, string code) =>
        Assert.Equal(code, Code(SpendingEntry.Check(fen, Today.AddDays(days), Today.AddDays(-10), Today)));

    [Fact]
    public void Payment_WithoutContract_IsRefused() => Assert.Equal("microprojects.works.no-contract", Code(SpendingEntry.Check(100, Today, null, Today)));

    [Fact]
    public void Payments_NeverPassTheApprovedMoney_WithoutAnApprovedChange()
    {
        var project = Implementing();
        var entry = new SpendingEntry { Purpose = "首付", AmountFen = 90_000_00, EnteredBy = Clerk };
        Assert.Equal("microprojects.project.same-person", Code(entry.Confirm(project, Clerk, Decided)));
        Assert.True(entry.Confirm(project, Street, Decided).IsOk);
        Assert.Equal("microprojects.spending.settled", Code(entry.Confirm(project, Street, Decided)));
        var more = new SpendingEntry { Purpose = "尾款", AmountFen = 10_000_01, EnteredBy = Clerk };
        Assert.Equal("microprojects.spending.above-approved", Code(more.Book(project, Clerk, Decided)));
        Assert.Equal(90_000_00, project.SpentFen);
        var change = new ProjectChange { Title = "加长", Text = "多两米", AddedFen = 5_000_00, AskedBy = Clerk };
        Assert.Equal("microprojects.project.same-person", Code(change.DecideByStreet(project, true, null, Clerk, Decided)));
        Assert.True(change.DecideByStreet(project, true, null, Street, Decided).IsOk);
        Assert.True(more.Book(project, Clerk, Decided).IsOk);
        Assert.Equal("microprojects.change.below-spent", Code(project.Change(-10_000_00)));
        var counter = new SpendingEntry { Purpose = "首付", AmountFen = -90_000_00, CorrectsId = entry.Id, EnteredBy = Clerk };
        Assert.True(counter.Book(project, Street, Decided).IsOk);
        Assert.Equal(10_000_01, project.SpentFen);
    }

    [Fact]
    public void Change_ThatCouncilCarriesAfterTheEnd_DoesNothing()
    {
        var project = Implementing();
        var change = new ProjectChange { Title = "加长", Text = "多两米", AddedFen = 50_000_00, AskedBy = Clerk };
        change.PutBeforeCouncil(Guid.NewGuid());
        Assert.True(project.Stop("不做了", Decided).IsOk);
        Assert.False(change.DecideByCouncil(project, true, Guid.NewGuid(), Decided));
        Assert.Equal(ChangeStanding.Rejected, change.Standing);
        Assert.Equal(100_000_00, project.ApprovedFen);
    }

    [Theory]
    [InlineData(0, 10_000_00, false)]
    [InlineData(0, 10_000_01, true)]
    [InlineData(6_000_00, 6_000_00, true)]     // many small ones are a large one
    [InlineData(0, -10_000_01, true)]
    [InlineData(0, 0, false)]
    public void Change_AboveTheLimit_GoesToTheCouncil(long earlier, long added, bool council) =>
        Assert.Equal(council, new ProjectOptions().NeedsCouncil(100_000_00, earlier, added));

    [Fact]
    public void Contract_NeedsQuotesOrAReason()
    {
        var project = Implementing();
        (string, long)[] three = [("甲", 90_000_00), ("乙", 95_000_00), ("丙", 99_000_00)];
        var (signed, later) = (Today.AddDays(17), Today.AddDays(40));
        Result Check(long? sum, DateOnly on, IReadOnlyList<(string, long)> quotes, string? why = null, string supplier = "甲") => ProjectContract.Check(project, sum, on, on, later, quotes, supplier, why, 3, signed);
        Assert.True(Check(90_000_00, signed, three).IsOk);
        Assert.Equal("microprojects.contract.quotes-reason-missing", Code(Check(90_000_00, signed, three[..2])));
        Assert.Equal("microprojects.contract.quotes-reason-missing", Code(Check(95_000_00, signed, three, supplier: "乙")));
        Assert.True(Check(95_000_00, signed, three, "乙的保修多两年", "乙").IsOk);
        Assert.Equal("microprojects.contract.supplier-not-among-quotes", Code(Check(90_000_00, signed, three, supplier: "丁")));
        Assert.Equal("microprojects.contract.sum-wrong", Code(Check(0, signed, three)));
        Assert.Equal("microprojects.contract.sum-above-approved", Code(Check(100_000_01, signed, three)));
        Assert.Equal("microprojects.project.day-too-early", Code(Check(90_000_00, Today.AddDays(15), three)));   // the notice ran on that day
        Assert.Equal("microprojects.project.day-in-future", Code(Check(90_000_00, signed.AddDays(1), three)));
    }

    [Fact]
    public void Milestone_Late_NeedsAReasonAndStaysLate()
    {
        var milestone = Milestone.Plan(Guid.NewGuid(), Guid.NewGuid(), "开工", Today, Decided);
        Assert.Equal("microprojects.milestone.delay-reason-missing", Code(milestone.Postpone(Today.AddDays(2), " ")));
        Assert.True(milestone.Postpone(Today.AddDays(2), "连日下雨").IsOk);
        Assert.Equal("microprojects.project.day-in-future", Code(milestone.Done(Today.AddDays(3), null, null, Today.AddDays(2))));
        Assert.True(milestone.Done(Today.AddDays(2), null, Today, Today.AddDays(2)).IsOk);
        Assert.Equal(2, milestone.DaysLate(Today.AddDays(30)));
        Assert.True(milestone.Undo().IsOk);
        Assert.Equal("microprojects.milestone.not-done", Code(milestone.Undo()));
    }

    [Fact]
    public void Acceptance_WithOpenDefectsOrWithoutBothSignatures_IsRefused()
    {
        var project = AtAcceptance();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var inspection = new Inspection { Checked = "都看了", FirstSupervisorId = first, SecondSupervisorId = second, EnteredBy = Clerk };
        Assert.Equal("microprojects.project.same-person", Code(inspection.Pass(project, 0, Clerk, 30, Decided)));
        Assert.Equal("microprojects.acceptance.not-signed", Code(inspection.Pass(project, 0, Street, 30, Decided)));
        Assert.Equal("microprojects.acceptance.not-supervisor", Code(inspection.Sign(Guid.NewGuid(), Decided)));
        inspection.Sign(first, Decided);
        inspection.Sign(second, Decided);
        Assert.Equal("microprojects.acceptance.defects-open", Code(inspection.Pass(project, 1, Street, 30, Decided)));
        Assert.Equal(ProjectStanding.Acceptance, project.Standing);
        Assert.True(inspection.Pass(project, 0, Street, 30, Decided).IsOk);
        Assert.Equal(ProjectStanding.Evaluating, project.Standing);
        Assert.Equal("microprojects.acceptance.settled", Code(inspection.Pass(project, 0, Street, 30, Decided)));
    }

    [Fact]
    public void Completion_WithOpenMilestonesOrWithoutContract_IsRefused()
    {
        var project = Implementing();
        Assert.Equal("microprojects.works.no-contract", Code(project.Complete(Today.AddDays(20), false, 0, Today.AddDays(20), Today.AddDays(40))));
        Assert.Equal("microprojects.works.milestones-open", Code(project.Complete(Today.AddDays(20), true, 2, Today.AddDays(20), Today.AddDays(40))));
        Assert.Equal("microprojects.project.day-in-future", Code(project.Complete(Today.AddDays(21), true, 0, Today.AddDays(20), Today.AddDays(40))));
    }

    [Fact]
    public void Account_IsClosedByASecondPerson_AndReturnsWhatIsLeft()
    {
        var project = Evaluating();
        Assert.True(project.Book(80_000_00).IsOk);
        Assert.Equal("microprojects.account.entries-wait", Code(project.PrepareAccount(1, Clerk)));
        Assert.True(project.PrepareAccount(0, Clerk).IsOk);
        Assert.Equal("microprojects.project.same-person", Code(project.CloseAccount(0, Clerk, Decided)));
        Assert.Equal("microprojects.account.open", Code(project.Finish(0, Today.AddDays(90), Decided)));
        Assert.True(project.CloseAccount(0, Street, Decided).IsOk);
        Assert.Equal(20_000_00, project.ReturnedFen);
        Assert.Equal(80_000_00, project.HeldFen);
        Assert.Equal("microprojects.spending.not-now", Code(project.Book(1)));
        Assert.Equal("microprojects.evaluation.runs", Code(project.Finish(0, project.EvaluateTo!.Value, Decided)));
        Assert.Equal("microprojects.evaluation.unanswered", Code(project.Finish(1, project.EvaluateTo!.Value.AddDays(1), Decided)));
        Assert.True(project.Finish(0, project.EvaluateTo!.Value.AddDays(1), Decided).IsOk);
        Assert.Equal(ProjectStanding.Finished, project.Standing);
    }

    [Theory]
    [InlineData(5, false), InlineData(3, false), InlineData(2, true), InlineData(1, true)]
    public void Evaluation_Bad_WaitsForAReply(int level, bool waits)
    {
        var said = ProjectEvaluation.Make(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), null, null, level, "话", Decided, Today.AddDays(21));
        Assert.Equal(waits, said.WaitsForReply);
        Assert.Equal(TextStanding.Waiting, said.TextStanding);
        Assert.Equal("microprojects.evaluation.hide-reason-missing", Code(said.Moderate(false, null)));
        Assert.True(said.Answer("已改", Street, Decided).IsOk);
        Assert.False(said.WaitsForReply);
    }

    [Fact]
    public void Objection_AnsweredOnce()
    {
        var objection = new Objection { Text = "太贵", PersonName = "林*" };
        Assert.True(objection.Reply(ObjectionOutcome.NotUpheld, "三家比价", Street, Decided).IsOk);
        Assert.Equal("microprojects.objection.settled", Code(objection.Reply(ObjectionOutcome.Stopped, "停", Street, Decided)));
        Assert.Equal("microprojects.objection.settled", Code(objection.Withdraw(Decided)));
    }

    [Theory]
    [InlineData("电话 138 0013 8000", true), InlineData("11 月 22 日 14:00 到 18:00", false), InlineData("440390199203154426", true)]
    public void Text_WithANumberOfAPerson_IsRefused(string typed, bool refused) =>
        Assert.Equal(refused, ProjectText.Read(typed, 100, ObjectionRefusals.TextMissing).IsRefused);
}
