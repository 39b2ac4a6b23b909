using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

internal static class DeclarationRefusals
{
    public static readonly Refusal AlreadyOpen = new("residence.declaration.already-open",
        "您已经申报过住在这里，不用再报一次。", "You have already declared that you live here; there is no need to do it again.");
    /// <summary>The random part of the case number was taken: one in ten million.</summary>
    public static readonly Refusal Again = new("residence.declaration.again",
        "刚才没有提交成功，请再按一次“提交申报”。您填的都在。", "That did not go through. Please press the button once more; what you typed is still here.");
    public static readonly Refusal NotOpen = new("residence.declaration.not-open",
        "这份申报已经办结或撤回，不能再改。请刷新页面看看现在的情况。", "This declaration is closed or withdrawn and cannot be changed. Reload the page to see where it stands.");
    public static readonly Refusal MoveInMissing = new("residence.move-in.missing",
        "请填入住日期，记不清的填大概的那一天。", "Please enter the day you moved in; if unsure, the day that comes nearest.", "MoveIn");
    public static readonly Refusal MoveInWrong = new("residence.move-in.not-a-date",
        "入住日期不是有效的日期，请按 年-月-日 填，例如 2026-11-20。", "The move-in day is no valid date. Please write year-month-day, such as 2026-11-20.", "MoveIn");
    public static readonly Refusal MoveInTooFar = new("residence.move-in.too-far-ahead",
        "入住日期太靠后了，最早可以提前 {0} 天申报。", "The move-in day is too far ahead; you can declare {0} days before at the earliest.", "MoveIn");
    public static readonly Refusal MoveInBeforeBirth = new("residence.move-in.before-birth",
        "入住日期早于出生日期，请核对。", "The move-in day lies before the date of birth. Please check.", "MoveIn");
    public static readonly Refusal MoveOutBeforeMoveIn = new("residence.move-out.before-move-in",
        "搬离日期不能早于入住日期。", "The day of moving out cannot lie before the day of moving in.", "MoveOut");
    public static readonly Refusal MoveOutWrong = new("residence.move-out.not-a-date",
        "搬离日期不是有效的日期，请按 年-月-日 填，例如 2026-11-20。", "The day of moving out is no valid date. Please write year-month-day, such as 2026-11-20.", "MoveOut");
    public static readonly Refusal DateTooFarAhead = new("residence.move-out.too-far-ahead",
        "搬离日期最多填到 90 天以后。", "The day of moving out may lie at most 90 days ahead.", "MoveOut");
    public static readonly Refusal ReviewAskedAlready = new("residence.review.asked-already",
        "您已经请工作人员复核过，结果出来会通知您。", "You have already asked a person to look at it; you will be told the result.");
    public static readonly Refusal TooManyDocuments = new("residence.documents.too-many",
        "今天试的证件太多了，请明天再来，或带证件到社区窗口办理。", "Too many documents were tried today. Please come back tomorrow, or take the document to the community counter.")
        { LeavesTrace = true };
    public static readonly Refusal DraftGone = new("residence.draft.gone",
        "这次填写已经过期或已提交，请重新扫门牌开始。", "This form has expired or was submitted already. Please scan the door plate to start again.");
    public static readonly Refusal DwellingUnknown = new("residence.dwelling.unknown",
        "没有找到这个地址，请重新扫门牌，或按地址查找。", "This address was not found. Please scan the plate again, or look the address up.");
    public static readonly Refusal AddressMissing = new("residence.address.missing",
        "请写下住址，写到门牌号和房间号。", "Please write the address down to house and room number.", "Address");
    public static readonly Refusal AddressTooLong = new("residence.address.too-long",
        "住址最多 100 个字。", "The address may have at most 100 characters.", "Address");
    public static readonly Refusal CommunityMissing = new("residence.community.missing",
        "请选择所在社区。", "Please choose the community.", "Community");
    public static readonly Refusal ObjectedAlready = new("residence.objection.made-already",
        "您已经提出过了，结果会通知您。", "You have objected already; you will be told the result.");
    public static readonly Refusal ObjectionMissing = new("residence.objection.no-reason",
        "请写一句为什么，例如“我已经搬走了”。", "Please say why in one sentence, such as “I have moved away”.", "Reason");
    public static readonly Refusal TakeOverNeedsProof = new("residence.take-over.no-proof",
        "请在门口扫一下门牌再点，或带证件到社区窗口办理。", "Please scan the plate at the door first, or take your document to the community counter.");
    public static readonly Refusal Stale = new("residence.declaration.stale",
        "这份申报刚刚被更新过，请看看最新情况再操作。", "This declaration has just been changed. Please look at its present state before you go on.");
}
