using PublicPortal.Kernel;

namespace PublicPortal.Residence.History;

/// <summary>Why a row of earlier registrations stays out; the field is the column. No text repeats what the row says of a person.</summary>
internal static class HistoryRefusals
{
    public static readonly Refusal Type = new("residence.row.document-type", "document_type 应是 {0} 之一。", "document_type must be one of {0}.", "document_type");
    public static readonly Refusal Code = new("residence.row.dwelling-code", "dwelling_code 应是 25 位数字。", "dwelling_code must have 25 digits.", "dwelling_code");
    public static readonly Refusal From = new("residence.row.from", "from 应是 2019-05-31 这样的日期。", "from must be a date like 2019-05-31.", "from");
    public static readonly Refusal To = new("residence.row.to", "to 应是 2019-05-31 这样的日期，或留空。", "to must be a date like 2019-05-31, or empty.", "to");
    public static readonly Refusal ToBeforeFrom = new("residence.row.to-before-from", "to 早于 from。", "to lies before from.", "to");
}
