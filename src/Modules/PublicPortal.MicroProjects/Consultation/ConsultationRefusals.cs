using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Consultation;

internal static class ConsultationRefusals
{
    public static readonly Refusal CheckOpen = new("microprojects.consult.check-open", "还有规则没有核对：{0}。", "Rules not looked at yet: {0}.");
    public static readonly Refusal CheckUnknown = new("microprojects.consult.check-unknown", "这次征集的规则里没有这一条。", "The round's rules have no such rule.");
    public static readonly Refusal CheckNote = new("microprojects.consult.check-note", "不符合时请写明原因。", "Say why it does not fit.", "Note");
    public static readonly Refusal CheckNoteLong = new("microprojects.consult.check-note-long", "最多 {0} 个字。", "At most {0} characters.", "Note");
    public static readonly Refusal CheckFails = new("microprojects.consult.check-fails", "有规则不符合，不能答复为通过。", "A rule is not met; it cannot be eligible.");
    public static readonly Refusal OpinionsOpen = new("microprojects.consult.opinions-open", "意见还没有收齐，不能答复为通过。", "Opinions are still missing; it cannot be eligible yet.");
    public static readonly Refusal OpinionsAgainst = new("microprojects.consult.opinions-against", "商议没有同意，不能答复为通过。", "The consultation did not agree; it cannot be eligible.");
    public static readonly Refusal Interest = new("microprojects.consult.interest", "您已声明与此提议有利害关系，请由同事决定。", "You have declared an interest in this proposal; a colleague decides.");
    public static readonly Refusal OpinionInterest = new("microprojects.consult.opinion-interest", "您对这个提议声明了利害关系，意见由同事来提。", "You have declared an interest in this proposal; a colleague gives the opinion.");
    public static readonly Refusal InterestMissing = new("microprojects.consult.interest-missing", "请写是什么关系。", "Say what the interest is.", "Interest");
    public static readonly Refusal InterestTwice = new("microprojects.consult.interest-twice", "您已经声明过。", "You have declared it already.");
    public static readonly Refusal InterestOwn = new("microprojects.consult.interest-own", "这是您代录的提议，请由同事决定。", "You have entered this proposal yourself; a colleague decides.");
    public static readonly Refusal LinesFew = new("microprojects.consult.quotes-few", "要有 {0} 家报价；不足时请写明原因。", "{0} quotes are needed; say why if there are fewer.", "EstimateNote");
    public static readonly Refusal LinesWrong = new("microprojects.consult.line-wrong", "第 {0} 行：请写名称和大于 0 的金额。", "Line {0}: give a name and an amount above zero.", "Lines");
    public static readonly Refusal LinesMissing = new("microprojects.consult.lines-missing", "请至少填一行。", "Give at least one line.", "Lines");
    public static readonly Refusal SourceMissing = new("microprojects.consult.source", "请写单价的来源，如“2026 年市政信息价 6 月”。", "Say which price list it is and of when.", "Source");
    public static readonly Refusal AmountWrong = new("microprojects.consult.amount", "请填估算金额（元），大于 0。", "Give the estimate in yuan, above zero.", "Amount");
    public static readonly Refusal AmountNotQuoted = new("microprojects.consult.amount-quoted", "金额要等于其中一家报价；不是最低价时请写明原因。", "The amount must be one of the quotes; say why if it is not the lowest.", "Amount");
    public static readonly Refusal AmountAboveLimit = new("microprojects.consult.amount-limit", "超过{0}上限 {1} 元。", "Above the limit for {0}: {1} yuan.", "Amount");
    public static readonly Refusal AmountAboveFund = new("microprojects.consult.amount-fund", "超过这次征集的全部资金 {0} 元。", "More than all the money of the round: {0} yuan.", "Amount");
    public static readonly Refusal TextLong = new("microprojects.consult.text-long", "最多 {0} 个字。", "At most {0} characters.");
    public static readonly Refusal AnswerReason = new("microprojects.consult.answer-reason", "请写明理由，至少 10 个字，会对外公布。", "Give the reasons in at least 10 characters; they are published.", "Reason");
    public static readonly Refusal ObjectionUnknown = new("microprojects.consult.objection-unknown", "没有这条异议。", "There is no such objection.");
    public static readonly Refusal ObjectionMissing = new("microprojects.consult.objection-missing", "请写异议的理由。", "Say what you object to.", "Text");
    public static readonly Refusal ObjectionLate = new("microprojects.consult.objection-late", "异议期到 {0} 为止，已经过了。", "Objections were possible until {0}.");
    public static readonly Refusal ObjectionTwice = new("microprojects.consult.objection-twice", "您对这个答复已经提过异议。", "You have objected to this answer already.");
    public static readonly Refusal ObjectionSettled = new("microprojects.consult.objection-settled", "这条异议已经答复。", "This objection has been answered.");
    public static readonly Refusal ObjectionSamePerson = new("microprojects.consult.objection-same-person", "异议要由另一位工作人员答复。", "Another official than the one who answered must reply.");
    public static readonly Refusal ReplyMissing = new("microprojects.consult.reply", "请写明答复。", "Write the reply.", "Reply");
    public static readonly Refusal NotNow = new("microprojects.consult.not-now", "提议现在不能这样操作。", "The proposal does not allow this now.");
    public static readonly Refusal NoCalendar = new("microprojects.consult.no-calendar", "工作日历里没有 {0} 年，请先录入节假日安排。", "The calendar has no year {0}; enter the holidays first.");
}
