using PublicPortal.Kernel;

namespace PublicPortal.Places;

internal static class PlacesRefusals
{
    public static readonly Refusal KindMissing = new("places.report.kind-missing", "请选一项：哪里不对。", "Choose what is wrong.", "Kind");
    public static readonly Refusal NoteMissing = new("places.report.note-missing", "请用一句话写明哪里不对。", "Say in a sentence what is wrong.", "Note");
    public static readonly Refusal NoteTooLong = new("places.report.note-too-long", "说明最多 {0} 个字，请写短一些。", "At most {0} characters; please shorten it.", "Note");
    public static readonly Refusal TooManyReports = new Refusal("places.report.too-many",
        "短时间内反馈太多，请过一小时再试，或拨打服务热线。", "Too many reports in a short time. Try again in an hour, or call the service line.") with { LeavesTrace = true };

    public static readonly Refusal ReportUnknown = new("places.report.unknown", "没有这条反馈，或不在您的辖区。", "There is no such report in your area.");
    public static readonly Refusal ReportDone = new("places.report.done", "这条反馈已经由同事处理。", "A colleague has already settled this report.");
    public static readonly Refusal OutcomeMissing = new("places.report.outcome-missing", "请写一句处理结果。", "Say in a sentence what was done.", "Outcome");
    public static readonly Refusal OutcomeTooLong = new("places.report.outcome-too-long", "处理结果最多 {0} 个字。", "At most {0} characters.", "Outcome");

    public static readonly Refusal PlateUnknown = new("places.plate.unknown", "没有这块门牌，或不在您的辖区。", "There is no such plate in your area.");
    public static readonly Refusal PlateReplaced = new("places.plate.replaced", "这块门牌刚刚已经换新，请核对后再操作。", "This plate has just been replaced; look again before you go on.");
    public static readonly Refusal ReasonMissing = new("places.plate.reason-missing", "请写明换新的原因。", "Give the reason for the replacement.", "Reason");
    public static readonly Refusal ReasonTooLong = new("places.plate.reason-too-long", "原因最多 {0} 个字。", "At most {0} characters.", "Reason");

    public static readonly Refusal LevelUnknown = new("places.level.unknown", "level 只能是 {0}。", "level must be one of {0}.", "level");
    public static readonly Refusal ParentMissing = new("places.parent.missing", "网格和楼栋要用 parent 指定上级编码。", "Grid cells and buildings need the code of their parent.", "parent");
}
