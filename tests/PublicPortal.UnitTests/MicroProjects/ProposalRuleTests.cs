using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using Xunit;

namespace PublicPortal.UnitTests.MicroProjects;

/// <summary>What a proposal, a round and a comment allow at each moment.</summary>
public class ProposalRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2026, 11, 23);

    internal static RuleSet Rules(long? worksLimit = 40_000_000) => new("test", new DateOnly(2016, 5, 30), new("规则", "Rules"), new("文件"))
    {
        Kinds = [new(ProposalKind.Service, 20_000_000, new("服务", "Service")), new(ProposalKind.Works, worksLimit, new("工程", "Works"))],
        Fields = [new("safety", new("安全", "Safety"))],
        Excluded = [new("duplicate", new("不重复", "No duplicate"))],
    };

    internal static Round ARound(long fund = 50_000_000) => new()
    {
        Id = Guid.CreateVersion7(), CommunityId = Guid.CreateVersion7(), CommunityCode = "c", CommunityName = "社区", ScopePath = "1/2/3/", Title = "征集", RulesCode = "test", Fund = fund,
        OpensOn = Day, ClosesOn = Day.AddDays(10), Threshold = 3, AnswerDays = 5, ObjectionDays = 3,
    };

    internal static Proposal AProposal(Guid? round = null, ProposalKind kind = ProposalKind.Works) => new()
    {
        Id = Guid.CreateVersion7(), Number = ProposalNumbers.New(), RoundId = round ?? Guid.Empty, ScopePath = "1/2/3/", PersonId = Guid.CreateVersion7(), PersonName = "林*禾", Title = "装路灯", Need = "晚上太黑，看不见路", Field = "safety", Kind = kind, SentAt = Now,
    };

    private static Proposal Open(Guid? round = null)
    {
        var proposal = AProposal(round);
        Assert.True(proposal.Show(Now).IsOk);
        return proposal;
    }

    [Fact]
    public void Proposal_WholeCourse_GoesOnlyForward()
    {
        var proposal = AProposal();
        Assert.False(proposal.IsPublic);
        Assert.True(proposal.StartConsultation(Day).IsRefused);   // nobody has seen it yet
        Assert.True(proposal.Show(Now).IsOk);
        Assert.True(proposal.Show(Now).IsRefused);
        Assert.True(proposal.IsPublic && proposal.MayEdit && proposal.TakesEndorsements);
        Assert.True(proposal.Answer(true, 100, Now).IsRefused);
        Assert.True(proposal.StartConsultation(Day.AddDays(5)).IsOk);
        Assert.False(proposal.MayEdit);
        Assert.True(proposal.Hide("x", Now).IsRefused);           // from here on it is answered in public
        Assert.Equal(ProposalRefusals.EstimateMissing.Code, Assert.Single(proposal.Answer(true, 0, Now).Refusals).Code);
        Assert.True(proposal.Answer(true, 100, Now).IsOk);
        Assert.True(proposal.Reopen(Day.AddDays(9)).IsOk);
        Assert.Equal((ProposalStanding.Consulting, null, Day.AddDays(9)), (proposal.Standing, proposal.AnsweredAt, proposal.AnswerDue));
        Assert.True(proposal.Answer(true, 100, Now).IsOk);
        Assert.True(proposal.PutBeforeCouncil().IsOk);
        Assert.True(proposal.Withdraw(null, Now).IsRefused);
        proposal.Resolve(chosen: true);
        Assert.Equal(ProposalStanding.Chosen, proposal.Standing);
        proposal.Resolve(chosen: false);
        Assert.Equal(ProposalStanding.Chosen, proposal.Standing);
    }

    [Fact]
    public void Proposal_RefusedOne_NeverReachesTheCouncil()
    {
        var proposal = Open();
        proposal.StartConsultation(Day);
        Assert.True(proposal.Answer(false, null, Now).IsOk);
        Assert.Equal(ProposalRefusals.NotEligible.Code, Assert.Single(proposal.PutBeforeCouncil().Refusals).Code);
    }

    [Fact]
    public void Threshold_PassedOnce_KeepsItsDay()
    {
        var proposal = Open();
        Assert.True(proposal.PassThreshold(Now, Day.AddDays(7)));
        Assert.False(proposal.PassThreshold(Now.AddDays(1), Day.AddDays(8)));
        Assert.Equal(Day.AddDays(7), proposal.AnswerDue);
        proposal.StartConsultation(Day.AddDays(20));
        Assert.Equal(Day.AddDays(7), proposal.AnswerDue);   // beginning later does not win time
    }

    [Fact]
    public void Merge_OtherRoundSelfOrClosed_IsRefused()
    {
        var round = Guid.CreateVersion7();
        var (one, two) = (Open(round), Open(round));
        Assert.True(one.MergeInto(one, Now).IsRefused);
        Assert.True(one.MergeInto(Open(Guid.CreateVersion7()), Now).IsRefused);
        Assert.True(one.MergeInto(two, Now).IsOk);
        Assert.Equal((ProposalStanding.Merged, two.Id), (one.Standing, one.MergedIntoId));
        Assert.True(two.MergeInto(one, Now).IsRefused);
        Assert.False(one.TakesComments);
    }

    [Fact]
    public void Round_Extend_OnlyLaterAndOpensAgain()
    {
        var round = ARound();
        Assert.True(round.Extend(Day.AddDays(20), Day).IsRefused);   // a draft
        Assert.True(round.Publish(Rules(), Now).IsOk);
        Assert.True(round.Publish(Rules(), Now).IsRefused);
        Assert.Equal("test", RuleSet.Parse(round.RulesText!).Code);
        Assert.True(round.Extend(Day.AddDays(9), Day).IsRefused);
        Assert.Equal(RoundRefusals.ReasonMissing.Code, Assert.Single(round.Close(Now, " ", early: true).Refusals).Code);
        Assert.True(round.Close(Now, null, early: false).IsOk);
        Assert.False(round.TakesProposals(Day));
        Assert.True(round.Extend(Day.AddDays(15), Day).IsOk);
        Assert.True(round.TakesProposals(Day.AddDays(15)));
        Assert.False(round.TakesProposals(Day.AddDays(16)));
        Assert.True(round.PutBeforeCouncil(Guid.CreateVersion7()).IsRefused);
    }

    [Theory]
    [InlineData(VerifiedLevel.Phone, true, "microprojects.proposal.level")]
    [InlineData(VerifiedLevel.Register, false, "microprojects.proposal.other-home")]
    [InlineData(VerifiedLevel.Register, true, null)]
    public void Neighbour_LevelAndHome_Decide(VerifiedLevel level, bool here, string? refusal)
    {
        var community = Guid.CreateVersion7();
        var person = new PersonInfo(Guid.CreateVersion7(), null, "林*禾", DocumentType.ResidentId, "440***", null, false, level, RegisterAnswer.Agrees, here ? community : Guid.CreateVersion7(), HomeCommunitySource.Declaration);
        var say = Neighbours.Check(person, community);
        Assert.Equal(refusal, say.IsOk ? null : say.Refusals[0].Code);
        Assert.Equal("microprojects.proposal.no-home", Neighbours.Check(person with { Level = VerifiedLevel.Counter, HomeCommunityId = null }, community).Refusals[0].Code);
        Assert.Equal("microprojects.proposal.not-identified", Neighbours.Check(null, community).Refusals[0].Code);
    }

    [Fact]
    public void Comment_HiddenAndAppealed_NeedsAnotherOfficial()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var comment = new Comment { Id = Guid.CreateVersion7(), AuthorName = "林*禾", Text = "好", At = Now };
        comment.ShowAtOnce();
        Assert.Equal(CommentRefusals.ReasonMissing.Code, Assert.Single(comment.Hide("", first, Now).Refusals).Code);
        Assert.True(comment.Hide("广告", first, Now).IsOk);
        Assert.True(comment.Object("不是广告", Now).IsOk);
        Assert.True(comment.Object("再说一次", Now).IsRefused);
        Assert.Equal(CommentRefusals.AppealSamePerson.Code, Assert.Single(comment.AnswerAppeal(true, "好的", first, Now).Refusals).Code);
        Assert.True(comment.AnswerAppeal(true, "确实不是", second, Now).IsOk);
        Assert.Equal(CommentStanding.Shown, comment.Standing);
        Assert.True(comment.Delete().IsOk);
        Assert.Equal("", comment.Text);
    }

    [Fact]
    public void Objection_SamePersonAsAnswer_IsRefused()
    {
        var (answered, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var objection = new AnswerObjection { Id = Guid.CreateVersion7(), PersonName = "林*", Text = "不对", At = Now };
        Assert.Equal(ConsultationRefusals.ObjectionSamePerson.Code, Assert.Single(objection.Settle(true, "好", answered, answered, Now).Refusals).Code);
        Assert.True(objection.Settle(true, " ", other, answered, Now).IsRefused);
        Assert.True(objection.Settle(true, "成立", other, answered, Now).IsOk);
        Assert.True(objection.Settle(false, "又不成立", other, answered, Now).IsRefused);
    }

    [Fact]
    public void Checklist_OverTheLimit_FailsByItself()
    {
        var (round, proposal) = (ARound(), AProposal());
        var over = Checklist.Of(proposal, round, Rules(), 40_000_001, []);
        Assert.Equal(CheckResult.Fails, over.Single(l => l.Rule == Checklist.Limit).Result);
        var exact = Checklist.Of(proposal, round, Rules(), 40_000_000, [new EligibilityCheck { Rule = "duplicate", Result = CheckResult.Passes }]);
        Assert.Equal(CheckResult.Passes, exact.Single(l => l.Rule == Checklist.Limit).Result);
        Assert.Equal(CheckResult.Passes, exact.Single(l => l.Rule == "duplicate").Result);
        Assert.Equal([Checklist.Field], exact.Where(l => l.IsOpen).Select(l => l.Rule));
        Assert.Equal(CheckResult.Fails, Checklist.Of(AProposal(kind: ProposalKind.Goods), round, Rules(), null, []).Single(l => l.Rule == Checklist.Kind).Result);
    }

    [Fact]
    public void Inside_HoleAndEdgeOfTwoParts_AreTold()
    {
        static GeoPoint P(double x, double y) => new(x, y);
        static IReadOnlyList<GeoPoint> Square(double from, double to) => [P(from, from), P(to, from), P(to, to), P(from, to), P(from, from)];
        var outline = new PlaceOutline(Guid.Empty, "c", "社区", "1/", GeoSystem.Gcj02, [[Square(0, 10), Square(4, 6)]], P(1, 1));
        Assert.True(ProposalText.Inside(outline, P(2, 3)));
        Assert.False(ProposalText.Inside(outline, P(5, 5)));
        Assert.False(ProposalText.Inside(outline, P(11, 3)));
    }
}
