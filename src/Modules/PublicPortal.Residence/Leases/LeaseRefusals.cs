using PublicPortal.Kernel;

namespace PublicPortal.Residence.Leases;

internal static class LeaseRefusals
{
    public static readonly Refusal Unreachable = new("residence.landlord.unreachable",
        "我们没有这套房房东的联系方式，请拍一张租约，或到社区窗口办理。", "We cannot reach the landlord of this home. Please take a photo of the lease, or go to the community counter.");
    public static readonly Refusal AnsweredAlready = new("residence.landlord.answered-already",
        "这件事已经有结果了，不用再回答。", "This has been settled; no answer is needed any more.");
    public static readonly Refusal UndoTooLate = new("residence.landlord.undo-too-late",
        "已经过了可以撤销的时间。有不对的地方，请重新回答或联系社区窗口。", "The time for taking it back is over. If something is wrong, answer again or ask the community counter.");
    public static readonly Refusal LookedAt = new("residence.landlord.looked-at",
        "工作人员已经核实过这个人住在这里，请到社区窗口说明情况。", "An official has already checked that this person lives there. Please explain it at the community counter.");

    public static readonly Refusal Gone = new("residence.lease.gone",
        "这条租约已经处理过了，请看看最新情况。", "This lease has been dealt with already; look at how it stands now.");
    public static readonly Refusal CodeMissing = new("residence.lease.code-missing",
        "请扫门牌，或按地址选一套房。", "Scan the plate, or choose the home by its address.", "Code");
    public static readonly Refusal DwellingUnknown = new("residence.lease.dwelling-unknown",
        "没有找到这套房，请重新扫门牌，或按地址选。", "This home was not found. Scan the plate again, or choose it by its address.", "Code");
    public static readonly Refusal DwellingWithdrawn = new("residence.lease.dwelling-withdrawn",
        "这套房在地址库里已注销，不能登记租约。请到社区窗口说明情况。", "This home is withdrawn; no lease can be entered. Please explain it at the community counter.", "Code");
    public static readonly Refusal FromMissing = new("residence.lease.from-missing",
        "请填写从哪天开始出租。", "Enter the first day of the lease.", "From");
    public static readonly Refusal FromWrong = new("residence.lease.from-wrong",
        "起租日期不是有效日期，请按 年-月-日 填，最多提前一年。", "The first day is no valid date (year-month-day, at most a year ahead).", "From");
    public static readonly Refusal ToWrong = new("residence.lease.to-wrong",
        "到期日期不是有效日期，请按 年-月-日 填，没有约定就留空。", "The last day is no valid date (year-month-day); leave it empty when none was agreed.", "To");
    public static readonly Refusal ToBeforeFrom = new("residence.lease.to-before-from",
        "到期日期早于起租日期。", "The last day lies before the first.", "To");
    public static readonly Refusal TenantWrong = new("residence.lease.tenant-wrong",
        "租客姓名最多 50 个字，请不要写证件号码或电话。", "The tenant's name has at most 50 characters; write no document or phone numbers.", "Tenant");
    public static readonly Refusal Twice = new("residence.lease.twice",
        "这段时间您已经登记过这套房的租约，请更正那一条。", "You have already entered a lease of this home for that time; correct that one.", "From");
    public static readonly Refusal NotYours = new("residence.lease.not-in-reach",
        "这条租约不在您的管辖范围内，或您没有办理权限。", "This lease lies outside your place, or you may not decide about it.");
    public static readonly Refusal NoteMissing = new("residence.lease.note-missing",
        "请写一句说明，房东会看到。", "Please write one sentence; the landlord will see it.", "Note");

    // Rows of a file: the field is the column; no text repeats what the row says of a person.
    public static readonly Refusal RowType = new("residence.lease-row.document-type", "landlord_document_type 应是 {0} 之一。", "landlord_document_type must be one of {0}.", "landlord_document_type");
    public static readonly Refusal RowCode = new("residence.lease-row.dwelling-code", "dwelling_code 应是 25 位数字。", "dwelling_code must have 25 digits.", "dwelling_code");
    public static readonly Refusal RowDwelling = new("residence.lease-row.dwelling-unknown", "没有编码为 {0} 的房屋；请先导入房屋。", "There is no dwelling {0}; import it first.", "dwelling_code");
    public static readonly Refusal RowFrom = new("residence.lease-row.from", "from 应是 2019-05-31 这样的日期。", "from must be a date like 2019-05-31.", "from");
    public static readonly Refusal RowTo = new("residence.lease-row.to", "to 应是 2019-05-31 这样的日期，或留空。", "to must be a date like 2019-05-31, or empty.", "to");
    public static readonly Refusal RowToBeforeFrom = new("residence.lease-row.to-before-from", "to 早于 from。", "to lies before from.", "to");
}
