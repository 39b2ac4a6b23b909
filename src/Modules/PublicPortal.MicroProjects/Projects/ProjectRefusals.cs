using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

internal static class ProjectRefusals
{
    public static readonly Refusal NotFound = new("microprojects.project.not-found", "没有这个项目，或不在您的辖区。", "There is no such project within your area.");
    public static readonly Refusal Stale = new("microprojects.project.stale", "刚刚有同事改过这个项目，请看最新情况后再办。", "A colleague has just changed this project; look at it again before you act.");
    public static readonly Refusal Over = new("microprojects.project.over", "项目已经结束，不能再办。", "The project is over.");
    public static readonly Refusal NotAllowed = new("microprojects.project.not-allowed", "您没有办这一步的权限。", "You may not take this step.");
    public static readonly Refusal SamePerson = new("microprojects.project.same-person", "要由另一个人来办：同一个人不能既提出又确认。", "Somebody else must do this: nobody confirms what they prepared themselves.");
    public static readonly Refusal ReasonMissing = new("microprojects.project.reason-missing", "请写明理由，居民会看到。", "Please write the reason; residents read it.", "Reason");
    public static readonly Refusal TextTooLong = new("microprojects.project.text-too-long", "最多 {0} 个字。", "At most {0} characters.");
    public static readonly Refusal TextHasNumber = new("microprojects.project.text-has-number", "这里的内容会公开，请不要写电话或证件号码。", "This will be public: please write no phone or document number.");
    public static readonly Refusal DayMissing = new("microprojects.project.day-missing", "请填日期。", "Please give the date.");
    public static readonly Refusal DayInFuture = new("microprojects.project.day-in-future", "日期不能晚于今天。", "The date must not lie in the future.");
    public static readonly Refusal DayTooEarly = new("microprojects.project.day-too-early", "日期太早：公示那时还没有结束。", "Too early: the notice had not ended by then.");

    public static readonly Refusal NotToConfirm = new("microprojects.confirm.not-due", "这个项目现在不需要审定。", "This project does not wait for confirmation.");
    public static readonly Refusal AlreadyPrepared = new("microprojects.confirm.already-prepared", "已经有人写了审定意见，请另一个人确认，或先撤回。", "An opinion stands already: somebody else confirms it, or it is taken back first.");
    public static readonly Refusal NotPrepared = new("microprojects.confirm.not-prepared", "还没有人写审定意见。", "Nobody has written an opinion yet.");
    public static readonly Refusal ChoiceMissing = new("microprojects.confirm.choice-missing", "请选同意还是不同意。", "Please choose yes or no.", "Choice");

    public static readonly Refusal NotOnNotice = new("microprojects.notice.not-running", "项目不在公示中。", "The project is not on notice.");
    public static readonly Refusal NoticeRuns = new("microprojects.notice.runs", "公示还没有结束，{0}起才能开始实施。", "The notice still runs; work may start from {0}.");
    public static readonly Refusal ObjectionsOpen = new("microprojects.notice.objections-open", "还有 {0} 条异议没有答复，先答复再往下办。", "{0} objections are not answered yet; answer them first.");

    public static readonly Refusal NotImplementing = new("microprojects.works.not-running", "项目不在实施中。", "The project is not being carried out.");
    public static readonly Refusal NoContract = new("microprojects.works.no-contract", "还没有登记合同。", "No contract is entered yet.");
    public static readonly Refusal MilestonesOpen = new("microprojects.works.milestones-open", "还有 {0} 个节点没有完成。", "{0} milestones are not done yet.");
    public static readonly Refusal NoSpendingNow = new("microprojects.spending.not-now", "实施以前和决算以后不能付款。", "Nothing is paid before the works begin or after the final account.");
    public static readonly Refusal AboveApproved = new("microprojects.spending.above-approved", "超过了批准的钱：还能付 {0}。要多付，先办变更。", "More than was approved: {1} are left. To pay more, a change must be approved first.", "Amount");
    public static readonly Refusal BelowZero = new("microprojects.spending.below-zero", "冲正不能比付过的还多。", "A counter-entry cannot be more than what was paid.", "Amount");
    public static readonly Refusal ChangeBelowSpent = new("microprojects.change.below-spent", "减少后比已经付的还少。", "That would be less than what is spent.", "Added");

    public static readonly Refusal NotAtAcceptance = new("microprojects.acceptance.not-due", "项目不在验收中。", "The project is not at acceptance.");
    public static readonly Refusal DefectsOpen = new("microprojects.acceptance.defects-open", "还有 {0} 处问题没有整改好，不能通过。", "{0} defects are not mended yet; it cannot be accepted.");
    public static readonly Refusal NotEvaluating = new("microprojects.evaluation.not-running", "项目不在评价阶段。", "The project is not being evaluated.");
    public static readonly Refusal AccountClosed = new("microprojects.account.closed", "决算已经做完，或没有待确认的决算。", "The final account is closed, or none waits.");
    public static readonly Refusal AccountNotPrepared = new("microprojects.account.not-prepared", "还没有人提出决算。", "Nobody has prepared the final account.");
    public static readonly Refusal AccountOpen = new("microprojects.account.open", "先做完决算。", "The final account comes first.");
    public static readonly Refusal EntriesWait = new("microprojects.account.entries-wait", "还有 {0} 笔付款等复核。", "{0} payments still wait for a second look.");
    public static readonly Refusal EvaluationRuns = new("microprojects.evaluation.runs", "居民评价到 {0} 为止，之后才能办结。", "Residents may evaluate until {0}; it ends after that.");
    public static readonly Refusal EvaluationsUnanswered = new("microprojects.evaluation.unanswered", "还有 {0} 条差评没有回复。", "{0} bad evaluations have no reply yet.");
}
