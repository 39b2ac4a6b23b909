using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Rounds;

internal static class RoundRefusals
{
    public static readonly Refusal Unknown = new("microprojects.round.unknown", "没有这次征集，或不在您的辖区。", "There is no such round in your area.");
    public static readonly Refusal CommunityUnknown = new("microprojects.round.community", "请选择您辖区内的社区。", "Choose a community of your area.", "Community");
    public static readonly Refusal TitleMissing = new("microprojects.round.title", "请写征集的名称，最多 {0} 个字。", "Give the round a title of at most {0} characters.", "Title");
    public static readonly Refusal NotesLong = new("microprojects.round.notes", "说明最多 {0} 个字。", "At most {0} characters.", "Notes");
    public static readonly Refusal YearWrong = new("microprojects.round.year", "请填写四位年份，如 2026。", "Give the year in four digits, such as 2026.", "Year");
    public static readonly Refusal OpensWrong = new("microprojects.round.opens", "请填写开始日期，如 2026-12-01。", "Give the first day, such as 2026-12-01.", "OpensOn");
    public static readonly Refusal ClosesWrong = new("microprojects.round.closes", "截止日期要在开始日期之后，且不早于今天。", "The last day must lie after the first one and not before today.", "ClosesOn");
    public static readonly Refusal FundWrong = new("microprojects.round.fund", "请填写资金总额（元），大于 0，如 500000。", "Give the money in yuan, above zero, such as 500000.", "Fund");
    public static readonly Refusal RulesUnknown = new("microprojects.round.rules", "请选择一套规则。", "Choose the rules.", "Rules");
    public static readonly Refusal ThresholdWrong = new("microprojects.round.threshold", "附议人数填 1 到 10000。", "Between 1 and 10,000 endorsements.", "Threshold");
    public static readonly Refusal DaysWrong = new("microprojects.round.days", "工作日数填 {0} 到 90。", "Between {0} and 90 working days.", "AnswerDays");
    public static readonly Refusal NotDraft = new("microprojects.round.not-draft", "征集已经发布，内容不能再改；可以延长截止日期。", "The round is published and does not change any more; its last day may move later.");
    public static readonly Refusal ClosesInPast = new("microprojects.round.closes-in-past", "截止日期已经过去，请先改日期。", "The last day has passed already; change it first.", "ClosesOn");
    public static readonly Refusal NotOpen = new("microprojects.round.not-open", "这次征集现在不能这样操作。", "The round does not allow this now.");
    public static readonly Refusal NotClosed = new("microprojects.round.not-closed", "征集截止后才能提交议事会。", "It goes before the council after it has closed.");
    public static readonly Refusal NotBeforeCouncil = new("microprojects.round.not-before-council", "这次征集不在议事会手里。", "The round is not before the council.");
    public static readonly Refusal ExtendEarlier = new("microprojects.round.extend-earlier", "只能延后，不能提前：居民按公布的日期安排时间。", "The last day may only move later: people rely on the day they have read.", "Until");
    public static readonly Refusal ReasonMissing = new("microprojects.round.reason", "请写明原因，会对外公布。", "Give the reason; it is published.", "Reason");
    public static readonly Refusal OtherOpen = new("microprojects.round.other-open", "这个社区已有一次正在进行的征集，结束后才能发布新的。", "The community has a round open already; this one can be published after it.");
    public static readonly Refusal Stale = new("microprojects.round.stale", "同事刚刚改过，请核对后再操作。", "A colleague has just changed it; look again.");
    public static readonly Refusal NothingEligible = new("microprojects.round.nothing-eligible", "还没有可以提交的提议：至少一个通过审核并有造价。", "Nothing can be put before the council yet: at least one proposal must be eligible, with an estimate.");
    public static readonly Refusal OpenAnswers = new("microprojects.round.open-answers", "还有 {0} 个提议没有答复，每个提议都要先公开答复。", "{0} proposals are not answered yet; every proposal gets its published answer first.");
    public static readonly Refusal OpenObjections = new("microprojects.round.open-objections", "还有 {0} 条异议没有答复，或异议期没有结束。", "{0} objections are open, or their term is not over.");
    public static readonly Refusal NoCouncil = new("microprojects.round.no-council", "这个社区还没有登记议事会。", "The community has no council on record.");
}
