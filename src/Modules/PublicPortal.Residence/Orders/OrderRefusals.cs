using PublicPortal.Kernel;

namespace PublicPortal.Residence.Orders;

internal static class OrderRefusals
{
    public static readonly Refusal Closed = new("residence.order.closed",
        "这张核查单已经办结，不能再登记结果。", "This order is closed; no result can be added.");
    public static readonly Refusal SlotOutOfReach = new("residence.order.slot-out-of-reach",
        "请选明天起两周内的一天。", "Please choose a day from tomorrow up to two weeks ahead.", "Day");
    public static readonly Refusal SlotMissing = new("residence.order.slot-missing",
        "请选择方便的日期和时段。", "Please choose a day and a time that suit you.", "Day");
    public static readonly Refusal ResultMissing = new("residence.visit.result-missing",
        "请选择上门结果。", "Please choose what the visit found.", "Result");
    public static readonly Refusal NoteMissing = new("residence.visit.note-missing",
        "选“没有找到”或“拒绝核查”时，请写一句说明，当事人会看到。", "Please add one sentence; the person will see it.", "Note");
    public static readonly Refusal NoteTooLong = new("residence.visit.note-too-long",
        "说明最多 300 个字。", "The note may have at most 300 characters.", "Note");
    public static readonly Refusal NotYours = new("residence.order.not-in-reach",
        "这张核查单不在您的管辖范围内。", "This order lies outside your place.");
    public static readonly Refusal OfficerMissing = new("residence.order.officer-missing",
        "请选择接手的同事。", "Please choose who takes it over.", "Officer");
    public static readonly Refusal ReasonMissing = new("residence.order.reason-missing",
        "请写明改派原因。", "Please write why it is handed over.", "Reason");
    public static readonly Refusal MoveInWrong = new("residence.visit.move-in-wrong",
        "更正后的入住日期不是有效日期。", "The corrected move-in day is no valid date.", "MoveIn");
    public static readonly Refusal MadeLater = new("residence.visit.made-later",
        "上门时间比发送时间还晚，请看看手机的日期和时间对不对。", "The visit lies after its sending; please check the phone's date and time.");
    public static readonly Refusal TooOld = new("residence.visit.too-old",
        "这次上门已超过 {0} 小时，不能再自动登记。请打开这张核查单重新登记，并在说明里写上哪天去的。", "This visit is more than {0} hours old. Please open the order and enter it anew, with the day in the note.");
    public static readonly Refusal OtherAccount = new("residence.visit.other-account",
        "这条结果是另一位同事登记的，请由本人登录后发送。", "A colleague entered this result; it goes when they sign in.");
}
