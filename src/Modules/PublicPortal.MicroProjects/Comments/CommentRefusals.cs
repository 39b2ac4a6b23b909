using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Comments;

internal static class CommentRefusals
{
    public static readonly Refusal TextMissing = new("microprojects.comment.text-missing", "请写点什么再发表。", "Write something first.", "Text");
    public static readonly Refusal TextLong = new("microprojects.comment.text-long", "最多 {0} 个字。", "At most {0} characters.", "Text");
    public static readonly Refusal Closed = new("microprojects.comment.closed", "这个提议已经结束，不再接受留言。", "The proposal has ended and takes no more comments.");
    public static readonly Refusal TooOften = new Refusal("microprojects.comment.too-often", "留言太频繁，请过一会儿再写。", "Too many comments in a short time; try again later.") with { LeavesTrace = true };
    public static readonly Refusal Twice = new("microprojects.comment.twice", "您刚刚发过一样的留言。", "You have just written the same.", "Text");
    public static readonly Refusal Unknown = new("microprojects.comment.unknown", "没有这条留言。", "There is no such comment.");
    public static readonly Refusal Settled = new("microprojects.comment.settled", "这条留言已经处理过了。", "This comment has been settled already.");
    public static readonly Refusal ReasonMissing = new("microprojects.comment.reason", "请写明理由，留言人会看到。", "Give the reason; the writer sees it.", "Reason");
    public static readonly Refusal NotHidden = new("microprojects.comment.not-hidden", "这条留言没有被隐藏。", "This comment is not hidden.");
    public static readonly Refusal AppealedAlready = new("microprojects.comment.appealed", "您已经申诉过，请等答复。", "You have appealed already; the answer will come.");
    public static readonly Refusal AppealMissing = new("microprojects.comment.appeal-missing", "请写申诉的理由。", "Say why it should be shown.", "Appeal");
    public static readonly Refusal AppealFirst = new("microprojects.comment.appeal-first", "留言人已申诉，请答复申诉。", "The writer has appealed: answer the appeal.");
    public static readonly Refusal AppealSamePerson = new("microprojects.comment.appeal-same-person", "申诉要由另一位工作人员答复。", "Another official must answer the appeal.");
    public static readonly Refusal ReportTwice = new("microprojects.report.twice", "您已经举报过，工作人员会处理。", "You have reported it already; somebody will look at it.");
    public static readonly Refusal ReportReason = new("microprojects.report.reason", "请选一个原因。", "Choose a reason.", "Why");
    public static readonly Refusal ReportUnknown = new("microprojects.report.unknown", "没有可以举报的内容。", "There is nothing to report.");
    public static readonly Refusal PhotoUnknown = new("microprojects.photo.unknown", "没有这张照片。", "There is no such photo.");
}
