using PublicPortal.Voting.Counting;

namespace PublicPortal.UnitTests.Voting;

public class MajorityRuleTests
{
    private static readonly Quorum Half = new(1, 2, More: true), TwoThirds = new(2, 3, More: false);

    private static string Decide(MajorityRule rule, long members, long present, long yes, long no, long abstain) =>
        rule.Decide(new MotionCount(members, present, yes, no, abstain)).Value.Outcome.ToString();

    [Theory]
    [InlineData(20, 10, nameof(MotionOutcome.NoQuorum))]   // exactly half is not more than half
    [InlineData(20, 11, nameof(MotionOutcome.Passed))]
    [InlineData(21, 10, nameof(MotionOutcome.NoQuorum))]
    [InlineData(21, 11, nameof(MotionOutcome.Passed))]
    public void Quorum_of_more_than_half_is_strict(long members, long present, string expected) =>
        Assert.Equal(expected, Decide(new MajorityRule(Half, MajorityKind.Simple, MajorityOf.Present), members, present, present, 0, 0));

    [Theory]
    [InlineData(20, 13, nameof(MotionOutcome.NoQuorum))]
    [InlineData(20, 14, nameof(MotionOutcome.Passed))]
    [InlineData(21, 14, nameof(MotionOutcome.Passed))]     // exactly two thirds
    [InlineData(0, 0, nameof(MotionOutcome.Rejected))]
    public void Quorum_of_two_thirds_may_be_exact(long members, long present, string expected) =>
        Assert.Equal(expected, Decide(new MajorityRule(TwoThirds, MajorityKind.Simple, MajorityOf.Present), members, present, present, 0, 0));

    [Theory]
    [InlineData(nameof(MajorityKind.Simple), nameof(MajorityOf.Present), 6, 5, 7, nameof(MotionOutcome.Passed))]        // abstentions decide nothing
    [InlineData(nameof(MajorityKind.Absolute), nameof(MajorityOf.Present), 9, 2, 7, nameof(MotionOutcome.Rejected))]    // 9 of 18 is not more than half
    [InlineData(nameof(MajorityKind.Absolute), nameof(MajorityOf.Present), 10, 1, 7, nameof(MotionOutcome.Passed))]
    [InlineData(nameof(MajorityKind.Absolute), nameof(MajorityOf.All), 10, 1, 7, nameof(MotionOutcome.Rejected))]       // of 20 members
    [InlineData(nameof(MajorityKind.Absolute), nameof(MajorityOf.All), 11, 0, 7, nameof(MotionOutcome.Passed))]
    [InlineData(nameof(MajorityKind.TwoThirds), nameof(MajorityOf.Present), 12, 6, 0, nameof(MotionOutcome.Passed))]    // 12 of 18 exactly
    [InlineData(nameof(MajorityKind.TwoThirds), nameof(MajorityOf.Present), 11, 0, 7, nameof(MotionOutcome.Rejected))]
    [InlineData(nameof(MajorityKind.TwoThirds), nameof(MajorityOf.All), 13, 0, 5, nameof(MotionOutcome.Rejected))]      // of 20: 13.3… are needed
    [InlineData(nameof(MajorityKind.TwoThirds), nameof(MajorityOf.All), 14, 0, 4, nameof(MotionOutcome.Passed))]
    public void Majorities_of_present_and_of_all(string kind, string of, long yes, long no, long abstain, string expected) =>
        Assert.Equal(expected, Decide(new MajorityRule(Half, Enum.Parse<MajorityKind>(kind), Enum.Parse<MajorityOf>(of)), 20, 18, yes, no, abstain));

    [Theory]
    [InlineData(nameof(MajorityKind.Simple))]
    [InlineData(nameof(MajorityKind.Absolute))]
    [InlineData(nameof(MajorityKind.TwoThirds))]
    public void Nobody_says_yes_or_no_and_nothing_is_carried(string kind)
    {
        var rule = new MajorityRule(Half, Enum.Parse<MajorityKind>(kind), MajorityOf.Present);
        Assert.Equal(nameof(MotionOutcome.Rejected), Decide(rule, 20, 20, 0, 0, 20));   // all abstain
        Assert.Equal(nameof(MotionOutcome.Rejected), Decide(rule, 20, 20, 0, 0, 0));    // nobody votes
        Assert.Equal(nameof(MotionOutcome.NoQuorum), Decide(rule, 20, 0, 0, 0, 0));     // nobody comes
    }

    [Fact]
    public void Equal_votes_are_a_no_or_voted_again_as_the_rule_says()
    {
        var rule = new MajorityRule(Half, MajorityKind.Simple, MajorityOf.Present);
        Assert.Equal(nameof(MotionOutcome.Rejected), Decide(rule, 20, 20, 10, 10, 0));
        Assert.Equal(nameof(MotionOutcome.Tied), Decide(rule with { Tie = MotionTie.VotedAgain }, 20, 20, 9, 9, 2));
        Assert.Equal(nameof(MotionOutcome.Rejected), Decide(rule with { Tie = MotionTie.VotedAgain }, 20, 20, 0, 0, 20));
    }

    [Fact]
    public void The_laws_presets()
    {
        Assert.Equal(nameof(MotionOutcome.NoQuorum), Decide(MajorityRule.ResidentsMeeting, 1000, 500, 500, 0, 0));
        Assert.Equal(nameof(MotionOutcome.Passed), Decide(MajorityRule.ResidentsMeeting, 1000, 501, 251, 250, 0));
        Assert.Equal(nameof(MotionOutcome.NoQuorum), Decide(MajorityRule.RepresentativesMeeting, 50, 33, 33, 0, 0));
        Assert.Equal(nameof(MotionOutcome.Rejected), Decide(MajorityRule.RepresentativesMeeting, 50, 34, 17, 10, 7));
        Assert.Equal(nameof(MotionOutcome.Passed), Decide(MajorityRule.RepresentativesMeeting, 50, 34, 18, 16, 0));
    }

    [Theory]
    [InlineData(20, 10, 8, 3, 0)]   // more votes than people
    [InlineData(20, 21, 5, 3, 0)]   // more present than there are
    [InlineData(20, 10, -1, 3, 0)]
    public void Numbers_that_do_not_fit_are_refused(long members, long present, long yes, long no, long abstain) =>
        Assert.Equal("voting.motion.counts-do-not-fit", MajorityRule.ResidentsMeeting.Decide(new MotionCount(members, present, yes, no, abstain)).Refusals.Single().Code);
}
