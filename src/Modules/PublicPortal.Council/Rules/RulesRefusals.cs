using PublicPortal.Kernel;

namespace PublicPortal.Council.Rules;

internal static class RulesRefusals
{
    public static readonly Refusal NotProposed = new("council.rules.not-proposed", "没有等待确认的规则，或已经有人处理了。", "No rules wait for confirmation, or somebody has dealt with them.");
    public static readonly Refusal OwnRules = new("council.rules.own", "规则要由另一个人确认，不能确认自己拟定的。", "Somebody else must confirm the rules; you drew them up.");
    public static readonly Refusal OneWaits = new("council.rules.one-waits", "已有一份规则等待确认，请先确认或撤下它。", "Rules are waiting for confirmation already; confirm or discard them first.");
    public static readonly Refusal NotConfirmed = new("council.rules.not-confirmed", "本社区还没有确认自己的议事规则，先由两个人拟定和确认。", "The community has not confirmed its standing rules yet: one person draws them up, another confirms.");
    public static readonly Refusal NoPreset = new("council.rules.preset", "请选一份底本。", "Please choose where to begin from.", "Preset");
    public static readonly Refusal NoticeDays = new("council.rules.notice", "通知天数是 {0} 至 {1} 的整数。", "The notice is a whole number of days from {0} to {1}.", "NoticeDays");
    public static readonly Refusal Numerator = new("council.rules.quorum", "法定人数写成分数，例如 2/3。", "Write the quorum as a fraction, such as 2/3.", "Quorum");
    public static readonly Refusal Majority = new("council.rules.majority", "请选通过标准。", "Please choose the majority.", "Majority");
    public static readonly Refusal Proxies = new("council.rules.proxies", "一人受托的票数是 {0} 至 {1} 的整数。", "Proxies one member may hold: a whole number from {0} to {1}.", "MostProxies");
    public static readonly Refusal Speaking = new("council.rules.speaking", "发言时间是 {0} 至 {1} 分钟的整数。", "Speaking time: whole minutes from {0} to {1}.", "SpeakingMinutes");
    public static readonly Refusal TieNeedsSimple = new("council.rules.tie", "“票数相同再议”只用于“赞成多于反对”。", "Voting again on a tie goes with “more yes than no” alone.", "Tie");
}
