using PublicPortal.Kernel;

namespace PublicPortal.Council.Councils;

internal static class CouncilRefusals
{
    public static readonly Refusal NoCommunity = new("council.community.unknown", "没有这个社区，或不在您的辖区。", "There is no such community, or it is outside your area.", "Community");
    public static readonly Refusal Exists = new("council.council.exists", "这个社区已经有议事会了。", "This community has a council already.", "Community");
    public static readonly Refusal OutOfScope = new("council.scope", "这件事不在您的辖区或权限内。", "This is outside your area or rights.");
    public static readonly Refusal NoText = new("council.text.missing", "请填写，不能空着。", "Please fill this in.");
    public static readonly Refusal TextTooLong = new("council.text.long", "太长了，最多 {0} 个字。", "Too long: {0} characters at most.");
    public static readonly Refusal NoDate = new("council.date.unreadable", "日期没读懂，例如 2026-12-01。", "This is no date; for example 2026-12-01.");
    public static readonly Refusal NoTime = new("council.time.unreadable", "时间没读懂，例如 19:30。", "This is no time; for example 19:30.");
    public static readonly Refusal NoReason = new("council.reason.missing", "请写明原因，会记录在案（2 至 300 个字）。", "Please say why; it is recorded (2 to 300 characters).", "Reason");
}
