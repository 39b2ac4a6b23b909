using PublicPortal.Kernel;

namespace PublicPortal.Residents.Desk;

internal static class DeskRefusals
{
    public const int ShortestReason = 4, LongestReason = 200;

    public static readonly Refusal NoReason = new("residents.desk.no-reason",
        $"请写明理由，{ShortestReason} 至 {LongestReason} 个字；本人看得到。", $"Say why, in {ShortestReason} to {LongestReason} characters; the person sees it.", "Reason");

    public static readonly Refusal NoKind = new("residents.desk.no-kind", "请选择按什么查。", "Choose what to search by.", "By");

    public static readonly Refusal TooMany = new("residents.desk.too-many", new LocalizedText(
        "这一小时查找的次数已到上限，请稍后再查。", "No more searches this hour. Try again later."), LeavesTrace: true);

    public static readonly Refusal NoDocument = new("residents.desk.no-document", "请选择在窗口见到的证件。", "Choose the document that you saw.", "Document");
    public static readonly Refusal OtherNumber = new("residents.desk.other-number",
        "证件号码与登记的不一致，请对照原件。", "The number is not the one on record. Compare it with the document.", "Number");
}
