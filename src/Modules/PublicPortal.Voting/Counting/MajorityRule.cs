using PublicPortal.Kernel;

namespace PublicPortal.Voting.Counting;

internal enum MajorityKind
{
    /// <summary>More yes than no; who abstains decides nothing.</summary>
    Simple,
    /// <summary>Yes from more than half of the base; who abstains is in the base.</summary>
    Absolute,
    /// <summary>Yes from at least two thirds of the base.</summary>
    TwoThirds,
}

internal enum MajorityOf { Present, All }

/// <summary>What happens to a motion with as many yes as no under a simple majority.</summary>
internal enum MotionTie { Rejects, VotedAgain }

internal enum MotionOutcome { Passed, Rejected, Tied, NoQuorum }

/// <summary>The share of all members who must take part.</summary>
/// <param name="More">More than the share; else at least as much.</param>
internal sealed record Quorum(int Numerator, int Denominator, bool More)
{
    public bool Met(long present, long members) => More ? present * Denominator > members * Numerator : present * Denominator >= members * Numerator;
}

/// <param name="Members">All who may vote.</param>
/// <param name="Present">Those who take part, whether they vote or not.</param>
internal sealed record MotionCount(long Members, long Present, long Yes, long No, long Abstain);

internal sealed record Verdict(MotionOutcome Outcome, LocalizedText Reason);

/// <summary>When a motion is carried. Whole numbers only: nothing is rounded to a percentage.</summary>
internal sealed record MajorityRule(Quorum Quorum, MajorityKind Kind, MajorityOf Of, MotionTie Tie = MotionTie.Rejects)
{
    /// <summary>Of the law on residents' committees, art. 27: more than half take part, more than half of them say yes.</summary>
    public static readonly MajorityRule ResidentsMeeting = new(new Quorum(1, 2, More: true), MajorityKind.Absolute, MajorityOf.Present);

    /// <summary>Arts. 28 and 29: two thirds take part, more than half of them say yes.</summary>
    public static readonly MajorityRule RepresentativesMeeting = new(new Quorum(2, 3, More: false), MajorityKind.Absolute, MajorityOf.Present);

    public Result<Verdict> Decide(MotionCount count)
    {
        if (count.Yes < 0 || count.No < 0 || count.Abstain < 0 || count.Yes + count.No + count.Abstain > count.Present || count.Present > count.Members) return VotingRefusals.CountsDoNotFit;
        if (!Quorum.Met(count.Present, count.Members))
            return new Verdict(MotionOutcome.NoQuorum, new LocalizedText(
                $"参加 {count.Present} 人，共 {count.Members} 人，未达到法定人数（{(Quorum.More ? "超过" : "不少于")} {Quorum.Numerator}/{Quorum.Denominator}），表决无效。",
                $"{count.Present} of {count.Members} took part; the quorum ({(Quorum.More ? "more than" : "at least")} {Quorum.Numerator}/{Quorum.Denominator}) is not met."));
        var of = Of == MajorityOf.All ? count.Members : count.Present;
        var (passed, need) = Kind switch
        {
            MajorityKind.Simple => (count.Yes > count.No, new LocalizedText("赞成须多于反对", "more yes than no are needed")),
            MajorityKind.Absolute => (2 * count.Yes > of, Of == MajorityOf.All ? new LocalizedText($"须全体 {of} 人中超过半数赞成", $"yes from more than half of all {of} is needed") : new LocalizedText($"须到会 {of} 人中超过半数赞成", $"yes from more than half of the {of} present is needed")),
            _ => (of > 0 && 3 * count.Yes >= 2 * of, Of == MajorityOf.All ? new LocalizedText($"须全体 {of} 人中不少于三分之二赞成", $"yes from at least two thirds of all {of} is needed") : new LocalizedText($"须到会 {of} 人中不少于三分之二赞成", $"yes from at least two thirds of the {of} present is needed")),
        };
        var tied = Kind == MajorityKind.Simple && count.Yes == count.No && count.Yes > 0 && Tie == MotionTie.VotedAgain;
        var outcome = passed ? MotionOutcome.Passed : tied ? MotionOutcome.Tied : MotionOutcome.Rejected;
        return new Verdict(outcome, new LocalizedText(
            $"赞成 {count.Yes}，反对 {count.No}，弃权 {count.Abstain}；{need.Zh}：{outcome switch { MotionOutcome.Passed => "通过", MotionOutcome.Tied => "票数相同，重新表决", _ => "未通过" }}。",
            $"{count.Yes} yes, {count.No} no, {count.Abstain} abstained; {need.En}: {outcome switch { MotionOutcome.Passed => "carried", MotionOutcome.Tied => "equal, to be voted again", _ => "not carried" }}."));
    }
}
