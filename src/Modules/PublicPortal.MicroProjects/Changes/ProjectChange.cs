using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Changes;

internal enum ChangeStanding { WaitsForStreet, BeforeCouncil, Approved, Rejected, Withdrawn }

/// <summary>Something is done otherwise than it was resolved: more or less money, or other works. Above the limit the council decides.</summary>
internal sealed class ProjectChange
{
    public const int TitleLength = 60, TextLength = 600;

    public Guid Id { get; init; }
    public Guid ProjectId { get; init; }
    public int Number { get; init; }
    public required string Title { get; init; }

    /// <summary>What is done otherwise, and why; everybody reads it.</summary>
    public required string Text { get; init; }

    /// <summary>Fen added to the approved money; below zero for less, 0 where only the works change.</summary>
    public long AddedFen { get; init; }
    public ChangeStanding Standing { get; private set; }
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public Guid? BusinessId { get; private set; }
    public Guid? PollId { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? DecideReason { get; private set; }

    public bool IsOpen => Standing is ChangeStanding.WaitsForStreet or ChangeStanding.BeforeCouncil;

    public void PutBeforeCouncil(Guid businessId) => (Standing, BusinessId) = (ChangeStanding.BeforeCouncil, businessId);

    /// <summary>Below the limit: the street, never the one who asked.</summary>
    public Result DecideByStreet(Project project, bool approve, string? reason, Guid accountId, DateTimeOffset now)
    {
        if (Standing != ChangeStanding.WaitsForStreet) return ChangeRefusals.Settled;
        if (accountId == AskedBy) return ProjectRefusals.SamePerson;
        if (approve && project.Change(AddedFen) is { IsRefused: true } refused) return refused;
        (Standing, DecidedBy, DecidedAt, DecideReason) = (approve ? ChangeStanding.Approved : ChangeStanding.Rejected, accountId, now, reason);
        return Result.Ok();
    }

    /// <returns>Whether the money follows; a change that no longer fits (the project ended meanwhile) does nothing.</returns>
    public bool DecideByCouncil(Project project, bool carried, Guid pollId, DateTimeOffset now)
    {
        if (Standing != ChangeStanding.BeforeCouncil) return false;
        var takes = carried && project.Change(AddedFen).IsOk;
        (Standing, PollId, DecidedAt) = (takes ? ChangeStanding.Approved : ChangeStanding.Rejected, pollId, now);
        return takes;
    }

    public Result Withdraw(DateTimeOffset now)
    {
        if (!IsOpen) return ChangeRefusals.Settled;
        (Standing, DecidedAt) = (ChangeStanding.Withdrawn, now);
        return Result.Ok();
    }
}

internal static class ChangeRefusals
{
    public static readonly Refusal TitleMissing = new("microprojects.change.title-missing", "请写改什么。", "Please write what changes.", "Title");
    public static readonly Refusal TextMissing = new("microprojects.change.text-missing", "请写改成怎样、为什么，居民会看到。", "Please write how and why; residents read it.", "Text");
    public static readonly Refusal AddedWrong = new("microprojects.change.added-wrong", "金额写不对：增加写正数，减少写负数，不变写 0。", "Write the sum added, a minus for less, 0 for none.", "Added");
    public static readonly Refusal OneAtATime = new("microprojects.change.one-at-a-time", "已有一项变更在等决定，先等它办完或撤回。", "One change waits for its decision; wait for it or take it back.");
    public static readonly Refusal AboveFund = new("microprojects.change.above-fund", "社区今年的钱只剩 {0}。", "Only {1} of the year's fund are left.", "Added");
    public static readonly Refusal Settled = new("microprojects.change.settled", "这项变更已经有结果。", "This change is decided.");
    public static readonly Refusal NotFound = new("microprojects.change.not-found", "没有这项变更。", "There is no such change.");
    public static readonly Refusal NoCouncil = new("microprojects.change.no-council", "这个社区还没有居民议事会，超过限额的变更没有人能决定。", "This community has no council; nobody can decide a change above the limit.");
    public static readonly Refusal NotNow = new("microprojects.change.not-now", "只有实施中的项目可以变更。", "Only a project that is being carried out can be changed.");
}
