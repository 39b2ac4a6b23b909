using PublicPortal.Kernel;

namespace PublicPortal.Residence.Help;

internal static class HelpRefusals
{
    public static readonly Refusal KindMissing = new("residence.help.kind-missing", "请选要办什么。", "Please choose what the visit is for.", "Kind");
    public static readonly Refusal PlaceMissing = new("residence.help.place-missing", "请选到哪里办：选您的住处，或先找到地址。", "Please choose where: your home, or find the address first.", "Place");
    public static readonly Refusal SlotMissing = new("residence.help.slot-missing", "请选一个时间。", "Please choose a time.", "Slot");
    public static readonly Refusal SlotGone = new("residence.help.slot-gone", "这个时间刚刚被约满，请另选一个。", "That time has just been taken; please choose another.", "Slot");
    public static readonly Refusal AlreadyOpen = new("residence.help.already-open", "这个地址已经约了一次上门，可以在“我的上门帮办”里改时间。", "A visit to this address is booked already; you can change its time under your visits.");
    public static readonly Refusal ForWhomMissing = new("residence.help.for-whom-missing", "请写怎么称呼要帮办的人，例如“我妈妈”。", "Please write whom the officer will meet, such as “my mother”.", "ForWhom");
    public static readonly Refusal WordsTooLong = new("residence.help.words-too-long", "最多 {0} 个字。", "At most {0} characters.", "Words");
    public static readonly Refusal ForWhomTooLong = new("residence.help.for-whom-too-long", "最多 {0} 个字。", "At most {0} characters.", "ForWhom");
    public static readonly Refusal Ended = new("residence.help.ended", "这次上门已经结束，不能再改。", "This visit is over and cannot be changed.");
    public static readonly Refusal TooEarly = new("residence.help.too-early", "约定的那天还没到，不能登记结果。", "The agreed day has not come yet.", "Result");
    public static readonly Refusal ResultMissing = new("residence.help.result-missing", "请选择结果。", "Please choose what came of it.", "Result");
    public static readonly Refusal NoteMissing = new("residence.help.note-missing", "办不了时请写一句为什么、到窗口要带什么，对方会看到。", "Please write why, and what to bring to the counter; the person reads it.", "Note");
    public static readonly Refusal NoPhone = new("residence.help.no-phone", "对方没有留电话。", "There is no phone number.");
    public static readonly Refusal NotYours = new("residence.help.not-in-reach", "这次上门不在您的辖区。", "This visit lies outside your place.");
}
