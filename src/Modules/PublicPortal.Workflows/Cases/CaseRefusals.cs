using PublicPortal.Kernel;

namespace PublicPortal.Workflows.Cases;

internal static class CaseRefusals
{
    public static readonly Refusal UnknownWorkflow = new("workflows.workflow.unknown", "没有已发布的流程“{0}”。", "No workflow “{0}” is published.");
    public static readonly Refusal WrongDefinition = new("workflows.workflow.wrong", "流程不正确：{0}", "The workflow is not correct: {0}");
    public static readonly Refusal FactMissing = new("workflows.case.fact-missing", "缺少“{0}”。", "“{0}” is missing.");
    public static readonly Refusal FactsTooLong = new("workflows.case.facts-too-long", "填写的内容太长了。", "What was filled in is too long.");
    public static readonly Refusal YearMissing = new("workflows.calendar.year-missing",
        "工作日历还没有用得到的那一年，期限算不出来。请系统管理员先录入国务院办公厅的放假通知。", "The working calendar lacks the year that is needed, so the period cannot be counted. The system administrator has to enter the State Council's notice first.");
    public static readonly Refusal TaskUnknown = new("workflows.task.unknown", "没有这个任务，或不由您办理。", "There is no such task, or it is not yours.");
    public static readonly Refusal OnItsOwnPage = new("workflows.task.own-page", "这个任务在它自己的页面上办，请打开来登记结果。", "This task is done on its own page; please open it there.");
    public static readonly Refusal TaskDone = new("workflows.task.done", "这个任务已经办过了，没有再办一次。", "This task has been done already; it was not done again.");
    public static readonly Refusal TaskDropped = new("workflows.task.dropped", "这个环节已经有了结论，不用再办。", "The stage was decided meanwhile; nothing is left to do.");
    public static readonly Refusal Stale = new("workflows.task.stale", "您打开以后，这个任务有了变化。请看过新的内容再办。", "The task changed since you opened it. Please look at it again first.");
    public static readonly Refusal ResultMissing = new("workflows.task.result-missing", "请选择办理结果。", "Please choose a result.", "Result");
    public static readonly Refusal NoteMissing = new("workflows.task.note-missing", "选“{0}”要写明理由。", "“{0}” needs a reason.", "Note");
    public static readonly Refusal NoteTooLong = new("workflows.task.note-too-long", "最多写 1000 个字。", "At most 1000 characters.", "Note");
    public static readonly Refusal NoteHoldsNumber = new("workflows.task.note-holds-number", "这里不要写证件号码或电话。", "Please write no document or phone number here.", "Note");
    public static readonly Refusal FourEyes = new("workflows.task.four-eyes", "这一步须由另一个人办：您已经办过这件事的前面一步。", "Somebody else has to do this step: you did an earlier one of this case.");
    public static readonly Refusal AnswerMissing = new("workflows.task.answer-missing", "请填写“{0}”。", "Please fill in “{0}”.");
    public static readonly Refusal AnswerWrong = new("workflows.task.answer-wrong", "“{0}”填得不对：{1}", "“{0}” is not right: {2}");
    public static readonly Refusal CaseUnknown = new("workflows.case.unknown", "没有这件事。", "There is no such case.");
    public static readonly Refusal CaseEnded = new("workflows.case.ended", "这件事已经办结。", "The case has ended.");
    public static readonly Refusal NotPaused = new("workflows.case.not-paused", "计时没有暂停。", "The clock does not stand still.");
    public static readonly Refusal AlreadyPaused = new("workflows.case.paused", "计时已经暂停。", "The clock stands still already.");
    public static readonly Refusal NoExtension = new("workflows.case.no-extension", "这个流程不能延期，或已经延过一次。", "This workflow cannot be extended, or it was already.");
    public static readonly Refusal OutcomeUnknown = new("workflows.case.outcome-unknown", "流程里没有结果“{0}”。", "The workflow has no outcome “{0}”.");
    public static readonly Refusal ReasonMissing = new("workflows.reason-missing", "请写明原因。", "Please give a reason.", "Reason");
}
