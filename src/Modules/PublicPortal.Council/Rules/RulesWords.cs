using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Rules;

/// <summary>Rules in plain words.</summary>
internal static class RulesWords
{
    public static LocalizedText Quorum(QuorumShare quorum) => quorum is { Numerator: 1, Denominator: 2, More: true }
        ? new("过半数成员参加", "more than half of the members take part")
        : quorum.More
            ? new($"超过 {quorum.Numerator}/{quorum.Denominator} 的成员参加", $"more than {quorum.Numerator}/{quorum.Denominator} of the members take part")
            : new($"不少于 {quorum.Numerator}/{quorum.Denominator} 的成员参加", $"at least {quorum.Numerator}/{quorum.Denominator} of the members take part");

    public static LocalizedText Majority(MotionMajority majority, bool ofAll) => (majority, ofAll) switch
    {
        (MotionMajority.Simple, _) => new("赞成多于反对", "more yes than no"),
        (MotionMajority.Absolute, false) => new("到会成员过半数赞成", "yes from more than half of those present"),
        (MotionMajority.Absolute, true) => new("全体成员过半数赞成", "yes from more than half of all members"),
        (_, false) => new("到会成员三分之二以上赞成", "yes from at least two thirds of those present"),
        _ => new("全体成员三分之二以上赞成", "yes from at least two thirds of all members"),
    };

    /// <summary>One line for each thing that a member should know.</summary>
    public static IReadOnlyList<LocalizedText> Plain(RuleValues rules)
    {
        var majority = Majority(rules.Majority, rules.OfAll);
        var quorum = Quorum(rules.Quorum);
        return
        [
            new($"开会至少提前 {rules.NoticeDays} 天通知，议程和材料同时公布。", $"Meetings are announced at least {rules.NoticeDays} days before, with agenda and papers."),
            new($"{quorum.Zh}，表决才有效。", $"A vote is valid if {quorum.En}."),
            new($"{majority.Zh}，就通过。", $"A motion is carried by {majority.En}."),
            rules.TieMeansAgain ? new("赞成和反对一样多：再议再表决。", "As many yes as no: it is debated and voted on again.") : new("赞成和反对一样多：不通过。", "As many yes as no: it is not carried."),
            rules.Secret ? new("无记名投票：谁也看不到您怎么投的。", "Secret ballots: nobody sees how you voted.") : new("记名投票：每个人怎么投的都公开。", "Open ballots: how each member voted is published."),
            rules.MostProxies == 0 ? new("不能委托别人投票。", "Nobody votes for another.")
                : new($"不能到会的，可以委托一位成员代投这一次会；一人最多受托 {rules.MostProxies} 票。受托人没到会，这一票就没有。", $"Who cannot come may give a proxy for that one meeting; nobody holds more than {rules.MostProxies}. If the holder is absent, so is the vote."),
            new($"每人每项议题发言不超过 {rules.SpeakingMinutes} 分钟。", $"{rules.SpeakingMinutes} minutes to speak on each item."),
        ];
    }
}
