using PublicPortal.Council.Attendance;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Rules;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.UnitTests.Council;

/// <summary>The rules that entities of the council hold by themselves.</summary>
public class CouncilRulesTests
{
    private static readonly DateTimeOffset Now = ChinaTime.At(new DateOnly(2026, 11, 23), new TimeOnly(9, 0));
    private static readonly DateOnly Today = ChinaTime.Date(Now);
    private static readonly RuleValues TwoThirds = new(3, new QuorumShare(2, 3, false), MotionMajority.Absolute, false, false, false, 1, 5);

    [Theory]
    [InlineData(2, 3, false, 9, 6)]
    [InlineData(2, 3, false, 10, 7)]
    [InlineData(1, 2, true, 9, 5)]
    [InlineData(1, 2, true, 10, 6)]
    [InlineData(1, 1, false, 3, 3)]
    public void Quorum_OfMembers_IsTheSmallestNumberThatMeetsIt(int numerator, int denominator, bool more, int members, int quorum)
    {
        var rules = Rules(TwoThirds with { Quorum = new QuorumShare(numerator, denominator, more) });
        Assert.Equal(quorum, rules.QuorumOf(members));
        Assert.True(rules.IsQuorum(quorum, members));
        Assert.False(rules.IsQuorum(quorum - 1, members));
    }

    [Fact]
    public void Rules_ConfirmedByTheirAuthor_AreRefused()
    {
        var author = Guid.NewGuid();
        var rules = Rules(TwoThirds, author);
        Assert.Equal("council.rules.own", rules.Confirm(author, Now).Refusals[0].Code);
        Assert.True(rules.Confirm(Guid.NewGuid(), Now).IsOk);
        Assert.Equal(RulesStanding.InForce, rules.Standing);
        Assert.Equal("council.rules.not-proposed", rules.Confirm(Guid.NewGuid(), Now).Refusals[0].Code);
        Assert.Equal("council.rules.not-proposed", rules.Discard().Refusals[0].Code);
    }

    [Fact]
    public void Presets_NameTheirArticles_AndTheCouncilsIsAnExample()
    {
        var presets = new RulePresets(new PortalContent());
        Assert.Contains("第二十七条", presets.Find("residents-meeting")!.Basis.Zh, StringComparison.Ordinal);
        Assert.Equal(new QuorumShare(1, 2, true), presets.Find("residents-meeting")!.Quorum);
        Assert.Equal(10, presets.Find("residents-meeting")!.NoticeDays);
        Assert.Contains("第二十九条", presets.Find("representatives-meeting")!.Basis.Zh, StringComparison.Ordinal);
        Assert.Equal(new QuorumShare(2, 3, false), presets.Find("representatives-meeting")!.Quorum);
        Assert.Equal(["council"], presets.All.Where(p => p.IsExample).Select(p => p.Name));
        Assert.All(presets.All, p => Assert.DoesNotContain(RulesWords.Plain(p.Values), line => line.Zh.Length == 0 || line.En.Length == 0));
        Assert.Equal(["organisation", "worthy", "hukou", "non-hukou"], new SeatKinds(new PortalContent()).All.Select(s => s.Name));
    }

    [Fact]
    public void Term_EndsOnItsLastDay_AndOverlapsUntilThen()
    {
        var term = Membership.Seat(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "hukou", CouncilOffice.Member, Today.AddDays(-10), Today.AddDays(10), "推选", Today).Value;
        Assert.True(term.IsInOffice(Today.AddDays(10)));
        Assert.False(term.IsInOffice(Today.AddDays(11)));
        Assert.True(term.Overlaps(Today.AddDays(10), Today.AddDays(400)));
        Assert.False(term.Overlaps(Today.AddDays(11), Today.AddDays(400)));
        Assert.Equal("council.term.end-day", term.End(Today.AddDays(11), "辞去", Today).Refusals[0].Code);
        Assert.True(term.End(Today, "辞去", Today).IsOk);
        Assert.False(term.IsInOffice(Today.AddDays(1)));
        Assert.False(term.Overlaps(Today.AddDays(1), Today.AddDays(400)));
        Assert.Equal("council.term.ended", term.End(Today, "再次", Today).Refusals[0].Code);
    }

    [Theory]
    [InlineData(5, 4, "council.term.backwards")]
    [InlineData(-30, -1, "council.term.over")]
    [InlineData(0, 366 * 7, "council.term.long")]
    public void Term_Impossible_IsRefused(int from, int to, string code) =>
        Assert.Equal(code, Membership.Seat(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), "hukou", CouncilOffice.Member, Today.AddDays(from), Today.AddDays(to), "推选", Today).Refusals[0].Code);

    [Fact]
    public void Notice_LaterThanTheRulesSay_IsRefusedWithTheEarliestDay()
    {
        var meeting = Planned(Today.AddDays(2));
        var late = meeting.Announce(Rules(TwoThirds), Now);
        Assert.Equal("council.meeting.notice-too-late", late.Refusals[0].Code);
        Assert.Contains(ChinaTime.Show(Today.AddDays(3)), late.Refusals[0].Text.Zh, StringComparison.Ordinal);
        meeting.StartsAt = ChinaTime.At(Today.AddDays(3), new TimeOnly(0, 30));
        Assert.True(meeting.Announce(Rules(TwoThirds), Now).IsOk);
        Assert.Equal("council.meeting.not-editable", meeting.Announce(Rules(TwoThirds), Now).Refusals[0].Code);
    }

    [Fact]
    public void Agenda_AfterTheNotice_ChangesOnlyWithANewNoticeInTime()
    {
        var meeting = Planned(Today.AddDays(4));
        meeting.Announce(Rules(TwoThirds), Now);
        Assert.False(meeting.IsEditable);
        var tooLate = Now.AddDays(2);
        Assert.Equal("council.meeting.notice-too-late", meeting.Reopen(meeting.Day, new TimeOnly(19, 0), Rules(TwoThirds), tooLate).Refusals[0].Code);
        Assert.True(meeting.Reopen(Today.AddDays(6), new TimeOnly(19, 0), Rules(TwoThirds), tooLate).IsOk);
        Assert.True(meeting.IsEditable);
        Assert.Equal("council.meeting.not-announced", meeting.Start(tooLate).Refusals[0].Code);
        Assert.True(meeting.Announce(Rules(TwoThirds), tooLate).IsOk);
        Assert.Equal(2, meeting.Notices);
    }

    [Fact]
    public void Hall_OpensTwoHoursBefore_AndEndsOnce()
    {
        var meeting = Planned(Today.AddDays(4));
        meeting.Announce(Rules(TwoThirds), Now);
        Assert.Equal("council.meeting.too-early", meeting.Start(meeting.StartsAt.AddHours(-3)).Refusals[0].Code);
        Assert.Equal("council.meeting.not-running", meeting.End(Now).Refusals[0].Code);
        Assert.True(meeting.Start(meeting.StartsAt.AddHours(-1)).IsOk);
        Assert.True(meeting.End(meeting.StartsAt.AddHours(2)).IsOk);
        Assert.Equal("council.meeting.not-running", meeting.End(Now).Refusals[0].Code);
        Assert.True(meeting.Cancel("晚了").IsRefused);
    }

    [Fact]
    public void CheckIn_StruckOut_IsRestoredByTheClerkAlone()
    {
        var check = CheckIn.Make(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), CheckInWay.Code, Now);
        Assert.Equal("council.check-in.already", check.Restore(Now).Refusals[0].Code);
        Assert.True(check.Strike("提前离开", Now).IsOk);
        Assert.Equal("council.check-in.not-there", check.Strike("再次", Now).Refusals[0].Code);
        Assert.True(check.Restore(Now).IsOk);
        Assert.Equal(CheckInWay.Clerk, check.Way);
        Assert.Null(check.StruckReason);
    }

    [Theory]
    [InlineData(PollOutcome.Passed, "Carried", false)]
    [InlineData(PollOutcome.Rejected, "Lost", false)]
    [InlineData(PollOutcome.Counted, "Chosen", false)]
    [InlineData(PollOutcome.NoQuorum, "NoQuorum", true)]
    [InlineData(PollOutcome.Tied, "Tied", true)]
    public void Motion_AfterItsPoll_StandsAsThePollEnded(PollOutcome outcome, string standing, bool again)
    {
        var (motion, poll) = (new Motion { Text = "加装夜灯" }, Guid.NewGuid());
        Assert.True(motion.PutToVote(poll).IsOk);
        Assert.Equal("council.motion.not-open", motion.PutToVote(Guid.NewGuid()).Refusals[0].Code);
        Assert.Equal("council.motion.not-open", motion.Withdraw("不提了").Refusals[0].Code);
        Assert.False(motion.Decide(Guid.NewGuid(), outcome, Now));   // another poll than the newest
        Assert.True(motion.Decide(poll, outcome, Now));
        Assert.Equal(standing, motion.Standing.ToString());
        Assert.Equal(again, motion.IsOpen);
        Assert.Equal(again, motion.PutToVote(Guid.NewGuid()).IsOk);
    }

    [Fact]
    public void Matter_WithoutADecision_WaitsForTheNextMeeting()
    {
        var matter = Matter();
        matter.TakeOn(Guid.NewGuid(), Guid.NewGuid());
        matter.PutToVote(Guid.NewGuid());
        Assert.Equal("council.business.voting", matter.Withdraw().Refusals[0].Code);
        matter.BackFromVote(meetingGoesOn: true, PollOutcome.NoQuorum);
        Assert.Equal(BusinessStanding.OnAgenda, matter.Standing);
        matter.PutToVote(Guid.NewGuid());
        matter.BackFromVote(meetingGoesOn: false, PollOutcome.Tied);
        Assert.Equal((BusinessStanding.Waiting, (Guid?)null), (matter.Standing, matter.MeetingId));
        matter.TakeOn(Guid.NewGuid(), Guid.NewGuid());
        matter.Resolve(PollOutcome.Counted);
        matter.PutBack();
        matter.BackFromVote(meetingGoesOn: false);
        Assert.Equal(BusinessStanding.Resolved, matter.Standing);
        Assert.Equal("council.business.over", matter.Withdraw().Refusals[0].Code);
        Assert.Equal(("lamps", 500_000_00L, "equalshares/add1u"), (matter.Options[0].Id, matter.Budget!.Fund, matter.Budget.Rule));
    }

    [Fact]
    public void Minutes_SignedByTwoDifferentPeople_ArePublishedForGood()
    {
        var minutes = new MeetingMinutes { Text = "会议记录", WrittenAt = Now };
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Equal("council.minutes.changed", minutes.Sign(one, new string('0', 64), [], Now).Refusals[0].Code);
        Assert.False(minutes.Sign(one, minutes.Hash, [], Now).Value);
        Assert.Equal("council.minutes.signed-twice", minutes.Sign(one, minutes.Hash, [one], Now).Refusals[0].Code);
        Assert.Null(minutes.PublishedAt);
        Assert.True(minutes.Sign(other, minutes.Hash, [one], Now).Value);
        Assert.NotNull(minutes.PublishedAt);
        Assert.Equal("council.minutes.published", minutes.Write("改一改", Now).Refusals[0].Code);
        var addendum = new MinutesAddendum { Text = "更正", WrittenBy = one, WrittenAt = Now };
        Assert.Equal("council.minutes.addendum-own", addendum.Confirm(one, Now).Refusals[0].Code);
        Assert.True(addendum.Confirm(other, Now).IsOk);
    }

    private static StandingRules Rules(RuleValues values, Guid? by = null) => StandingRules.Propose(Guid.NewGuid(), Guid.NewGuid(), 1, "council", "章程", values, by ?? Guid.NewGuid(), Now);

    private static Meeting Planned(DateOnly day) => new() { Id = Guid.NewGuid(), Title = "议事会", Place = "会议室", StartsAt = ChinaTime.At(day, new TimeOnly(19, 30)) };

    private static CouncilMatter Matter() => new()
    {
        SubjectKind = "microprojects.round", TitleZh = "选项目", TitleEn = "Projects", TextZh = "", TextEn = "", Path = "/rounds/1",
        Choice = CouncilMatter.ChoiceOf(new CouncilBusiness(Guid.NewGuid(), "microprojects.round", Guid.NewGuid(), new("选项目", "Projects"), new("", ""), "/rounds/1")
        {
            Budget = new BudgetRule(500_000_00, "equalshares/add1u", ChoiceForm.Approval), Options = [new PollOption("lamps", new("夜灯", "Lamps"), 80_000_00)],
        }),
    };
}
