using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

internal static class DecisionRefusals
{
    public static readonly Refusal NotYours = new("residence.decision.not-in-reach",
        "这份申报不在您的管辖范围内，或您没有办理权限。", "This declaration lies outside your place, or you may not decide about it.");
    public static readonly Refusal RulesMissing = new("residence.decision.rules-missing",
        "请勾选材料能说明的疑点，至少一项。", "Tick at least one doubt that the papers settle.", "Rules");
    public static readonly Refusal HowMissing = new("residence.decision.how-missing",
        "请选择凭什么认可。", "Choose what you accept it on.", "How");
    public static readonly Refusal PhotoMissing = new("residence.decision.photo-missing",
        "这份申报没有租约照片，不能凭照片认可。", "No photo of a lease was handed in, so it cannot be accepted on one.", "How");
    public static readonly Refusal NoteMissing = new("residence.decision.note-missing",
        "请写一句说明，申报人会看到。", "Please write one sentence; the person will see it.", "Note");
    public static readonly Refusal NoteTooLong = new("residence.decision.note-too-long",
        "说明最多 {0} 个字。", "The note may have at most {0} characters.", "Note");
    public static readonly Refusal NoteHoldsNumber = new("residence.decision.note-holds-number",
        "说明里不要写证件号码或电话，通知会经过别人的手。", "Please write no document or phone number; messages pass through others' hands.", "Note");
    public static readonly Refusal NoReview = new("residence.decision.no-review",
        "申报人没有请人复核，或已经有同事答复。", "The person has not asked for a review, or a colleague has answered already.");
    public static readonly Refusal ActUnknown = new("residence.decision.act-unknown",
        "请选择要办理的事项。", "Choose what to do.");
}
