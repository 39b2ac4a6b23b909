using PublicPortal.Kernel;

namespace PublicPortal.Council.Attendance;

internal static class AttendanceRefusals
{
    public static readonly Refusal WrongCode = new("council.check-in.code", "签到码不对或已经过期。看会场屏幕上现在的 6 位数字，再填一次。", "The code is wrong or has run out. Type the 6 digits that the screen shows now.", "Code") { LeavesTrace = true };
    public static readonly Refusal TooMany = new("council.check-in.too-many", "试得太多了。请到签到台，由工作人员为您签到。", "Too many tries. Ask the clerk to check you in.", "Code") { LeavesTrace = true };
    public static readonly Refusal NotMember = new("council.check-in.not-member", "签到只给本议事会的成员。旁听的居民不用签到，欢迎入座。", "Only members of this council check in. Guests are welcome without.", "Code");
    public static readonly Refusal Closed = new("council.check-in.closed", "现在不能签到：会议还没开始，或已经结束。", "Check-in is closed: the meeting has not begun, or is over.", "Code");
    public static readonly Refusal Already = new("council.check-in.already", "已经签过到了。", "Checked in already.");
    public static readonly Refusal StruckOut = new("council.check-in.struck-out", "工作人员已把您的签到划去。回到会场请到签到台，由工作人员恢复。", "The clerk has struck you out. If you are back, ask the clerk to restore it.", "Code");
    public static readonly Refusal NotThere = new("council.check-in.not-there", "这位成员没有签到，或已经划去。", "This member is not checked in, or struck out already.");
    public static readonly Refusal NoMember = new("council.check-in.no-member", "这位不是会议当天在任的成员。", "Not a member in office on the day of the meeting.");
}
