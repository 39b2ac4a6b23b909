using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Papers;

internal enum PaperKind { Plan, Quote, Contract, Receipt, Photo, Acceptance, Account, Other }

/// <summary>A paper or photo of the project that everybody may read. Names and numbers of people are blacked out before it is handed in.</summary>
internal sealed class ProjectPaper
{
    public const int TitleLength = 80;
    public const string Purpose = "microprojects.paper";

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public PaperKind Kind { get; init; }
    public required string Title { get; init; }
    public Guid FileId { get; init; }
    public bool IsPicture { get; init; }
    public Guid? MilestoneId { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public Guid AddedBy { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemoveReason { get; set; }
}

internal static class PaperRefusals
{
    public static readonly Refusal FileMissing = new("microprojects.paper.file-missing", "请选一个文件（照片或 PDF）。", "Please choose a file: a photo or a PDF.", "Upload");
    public static readonly Refusal TitleMissing = new("microprojects.paper.title-missing", "请写这是什么。", "Please say what it is.", "PaperTitle");
    public static readonly Refusal NotFound = new("microprojects.paper.not-found", "没有这份材料。", "There is no such paper.");
    public static readonly Refusal NotBlackedOut = new("microprojects.paper.not-checked", "请先看过：没有个人姓名、电话、账号，再勾选。", "Look at it first: no names, phones or account numbers of persons; then tick the box.", "IsClean");
}
