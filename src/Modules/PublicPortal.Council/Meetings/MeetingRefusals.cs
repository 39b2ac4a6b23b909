using PublicPortal.Kernel;

namespace PublicPortal.Council.Meetings;

internal static class MeetingRefusals
{
    /// <summary>The hall opens this long before the meeting at the earliest.</summary>
    public static readonly TimeSpan Early = TimeSpan.FromHours(2);

    public static readonly Refusal NoticeTooLate = new("council.meeting.notice-too-late", "规则要求至少提前 {0} 天通知。现在发通知，会议最早在 {1}。", "The rules ask for {0} days' notice. Announced today, the meeting can be on {1} at the earliest.", "Date");
    public static readonly Refusal NotEditable = new("council.meeting.not-editable", "会议已经通知，不能直接改。要改就先“变更议程”，改好再发新通知。", "The meeting is announced. Open it for changes first; a new notice follows.");
    public static readonly Refusal NotAnnounced = new("council.meeting.not-announced", "会议不在“已通知”的状态，做不了这一步。", "This needs a meeting that is announced.");
    public static readonly Refusal NotRunning = new("council.meeting.not-running", "会议没有在进行。", "The meeting is not going on.");
    public static readonly Refusal TooEarly = new("council.meeting.too-early", "会议在 {0} 开始，提前两小时才能开始签到。", "The meeting begins at {0}; check-in opens two hours before at the earliest.");
    public static readonly Refusal NoItems = new("council.meeting.no-items", "议程还是空的，先加一项议题。", "The agenda is empty: add an item first.", "Item");
    public static readonly Refusal TooManyItems = new("council.meeting.too-many-items", "一次会议最多 {0} 项议题。", "{0} items at most in one meeting.", "Item");
    public static readonly Refusal InPast = new("council.meeting.in-past", "会议时间已经过去了。", "This time has passed.", "Date");
    public static readonly Refusal Minutes = new("council.item.minutes", "时间是 {0} 至 {1} 分钟的整数。", "Whole minutes from {0} to {1}.", "Minutes");
    public static readonly Refusal NoItem = new("council.item.unknown", "没有这项议题。", "There is no such item.");
    public static readonly Refusal NoFile = new("council.paper.missing", "请选文件（PDF 或图片）。", "Please choose a file (PDF or picture).", "Paper");
    public static readonly Refusal NoBusiness = new("council.business.unknown", "没有这件待议事项，或它已不在等待。", "There is no such matter, or it does not wait any more.");
}
