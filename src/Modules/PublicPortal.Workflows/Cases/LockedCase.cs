using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>A case with everything about it, loaded under its lock: nobody else moves it before the commit.</summary>
internal sealed class LockedCase(
    WorkflowCase row, WorkflowDefinition definition, List<CaseStage> stages, List<CaseTask> tasks, List<ClockEntry> clock, List<CaseTimer> timers)
{
    public WorkflowCase Row => row;
    public WorkflowDefinition Definition => definition;
    public List<CaseStage> Stages => stages;
    public List<CaseTask> Tasks => tasks;
    public List<ClockEntry> Clock => clock;
    public List<CaseTimer> Timers => timers;

    public IEnumerable<CaseTask> Of(string stage) => tasks.Where(t => t.Stage == stage);
    public StageTask Definitions(CaseTask task) => definition.FindStage(task.Stage)!.Tasks.First(t => t.Id == task.Task);

    /// <summary>The events that a task's clock is counted from: its own, and the pauses of the case.</summary>
    public IReadOnlyList<ClockTick> TicksOf(Guid? task) =>
        [.. clock.Where(c => c.TaskId == task || (c.TaskId is null && c.Tick is Tick.Paused or Tick.Resumed)).OrderBy(c => c.Number).Select(c => c.Read())];

    /// <summary>Loads and locks: on PostgreSQL the row of the case; SQLite has one writer.</summary>
    public static async Task<LockedCase?> LoadAsync(PortalDbContext db, DefinitionCache cache, Guid caseId, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (db.Database.IsNpgsql())
            await db.Database.SqlQuery<Guid>($"select id as \"Value\" from workflows_case where id = {caseId} for update").ToListAsync(cancel);
        if (await db.Set<WorkflowCase>().FirstOrDefaultAsync(c => c.Id == caseId, cancel) is not { } row) return null;
        return new LockedCase(row, await cache.OfAsync(db, row, cancel),
            await db.Set<CaseStage>().Where(s => s.CaseId == caseId).ToListAsync(cancel),
            await db.Set<CaseTask>().Where(t => t.CaseId == caseId).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancel),
            await db.Set<ClockEntry>().Where(c => c.CaseId == caseId).ToListAsync(cancel),
            await db.Set<CaseTimer>().Where(t => t.CaseId == caseId && t.DoneAt == null).ToListAsync(cancel));
    }

    /// <summary>The rows of some open cases, locked in one order, so that two who want the same ones wait and do not hang.</summary>
    public static async Task<List<WorkflowCase>> LockAsync(PortalDbContext db, IReadOnlyCollection<Guid> caseIds, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var ids = caseIds.ToArray();
        if (db.Database.IsNpgsql())
            await db.Database.SqlQuery<Guid>($"select id as \"Value\" from workflows_case where id = any({ids}) order by id for update").ToListAsync(cancel);
        return await db.Set<WorkflowCase>().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(cancel);
    }

    public CaseState State(WorkingCalendar calendar)
    {
        DateTimeOffset? due = row.Standing == CaseStanding.Running ? row.DueAt : null;
        return new(row.Id, row.Code, row.Hash, row.Kind, row.SubjectId, row.Title, row.ScopePath, row.Path, row.NotifyAccountId, row.Standing, row.Stage,
            row.Stage is { } stage ? definition.FindStage(stage)!.Label : null, row.Outcome, row.StartedAt, due, due is { } day && IsProvisional(calendar, day),
            [.. tasks.Select(t => new TaskState(t.Id, t.Task, t.Stage, t.Label, t.IsOpen, t.Result, t.Note, t.AssigneeAccountId, t.DoneBy, t.DoneAt, t.IsOpen && t.DueAt < Cases.Clock.Never ? t.DueAt : null, t.Version))])
        {
            Name = definition.Name, OutcomeLabel = row.Outcome is { } outcome ? definition.FindOutcome(outcome)?.Label : null, EndedAt = row.EndedAt,
        };
    }

    /// <summary>Whether the holidays of that moment's year are not announced; a year that is not there at all is not known either.</summary>
    public static bool IsProvisional(WorkingCalendar calendar, DateTimeOffset moment)
    {
        try { return moment < Cases.Clock.Never && calendar.IsProvisional(ChinaTime.Date(moment)); }
        catch (InvalidOperationException) { return true; }
    }
}
