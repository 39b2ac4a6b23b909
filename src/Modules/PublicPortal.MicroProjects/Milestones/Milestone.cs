using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Milestones;

/// <summary>A step of the works with the day on which it was planned and the day on which it was done; a planned day that moves keeps its first one.</summary>
internal sealed class Milestone
{
    public const int TitleLength = 40, ReasonLength = 200;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public required string Title { get; set; }

    /// <summary>As first promised; late is late against this day.</summary>
    public DateOnly FirstPlanned { get; init; }
    public DateOnly Planned { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public string? DelayReason { get; private set; }
    public DateTimeOffset EnteredAt { get; init; }

    /// <summary>Entered by mistake; nothing is deleted.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public int DaysLate(DateOnly today) => Math.Max(0, (DoneOn ?? today).DayNumber - FirstPlanned.DayNumber);

    public static Milestone Plan(Guid id, Guid projectId, string title, DateOnly planned, DateTimeOffset now) => new()
    {
        Id = id, ProjectId = projectId, Title = title, FirstPlanned = planned, Planned = planned, EnteredAt = now,
    };

    public Result Postpone(DateOnly to, string? reason)
    {
        if (DoneOn is not null || RemovedAt is not null) return MilestoneRefusals.Done;
        if (to > FirstPlanned && string.IsNullOrWhiteSpace(reason)) return MilestoneRefusals.DelayReasonMissing;
        (Planned, DelayReason) = (to, to > FirstPlanned ? reason!.Trim() : null);
        return Result.Ok();
    }

    /// <param name="notBefore">The day the works could begin.</param>
    public Result Done(DateOnly on, string? reason, DateOnly? notBefore, DateOnly today)
    {
        if (DoneOn is not null || RemovedAt is not null) return MilestoneRefusals.Done;
        if (on > today) return ProjectRefusals.DayInFuture.At("Day");
        if (on < notBefore) return ProjectRefusals.DayTooEarly.At("Day");
        if (on > FirstPlanned && DelayReason is null && string.IsNullOrWhiteSpace(reason)) return MilestoneRefusals.DelayReasonMissing;
        DoneOn = on;
        if (!string.IsNullOrWhiteSpace(reason)) DelayReason = reason.Trim();
        return Result.Ok();
    }

    public Result Undo()
    {
        if (DoneOn is null) return MilestoneRefusals.NotDone;
        DoneOn = null;
        return Result.Ok();
    }
}

internal static class MilestoneRefusals
{
    public static readonly Refusal TitleMissing = new("microprojects.milestone.title-missing", "请写这个节点是什么，例如“开工”。", "Please say what the milestone is, such as “works begin”.", "Title");
    public static readonly Refusal DelayReasonMissing = new("microprojects.milestone.delay-reason-missing", "比原计划晚，请写原因，居民会看到。", "Later than planned: please write why; residents read it.", "DelayReason");
    public static readonly Refusal Done = new("microprojects.milestone.done", "这个节点已经完成或取消。", "This milestone is done or removed.");
    public static readonly Refusal NotDone = new("microprojects.milestone.not-done", "这个节点还没有完成。", "This milestone is not done.");
    public static readonly Refusal NotChosen = new("microprojects.milestone.not-chosen", "请选择是哪个节点。", "Please choose which milestone.", "Milestone");
    public static readonly Refusal NotFound = new("microprojects.milestone.not-found", "没有这个节点。", "There is no such milestone.");
    public static readonly Refusal TooMany = new("microprojects.milestone.too-many", "一个项目最多 {0} 个节点。", "A project has at most {0} milestones.");
}
