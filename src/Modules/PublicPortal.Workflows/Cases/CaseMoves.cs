using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>Cases go where their things go, and are forgotten with them.</summary>
internal sealed class CaseMoves(PortalDbContext db, DefinitionCache definitions)
{
    private const int AtOnce = 500;

    public async Task LieAtAsync(Guid caseId, string scopePath, LocalizedText? title, CancellationToken cancel)
    {
        if (await LockedCase.LoadAsync(db, definitions, caseId, cancel) is not { Row.EndedAt: null } it) return;
        if (title is { } named) (it.Row.TitleZh, it.Row.TitleEn) = (WorkflowCase.Cut(named.Zh), WorkflowCase.Cut(named.En));
        Lie(it.Row, it.Definition, it.Tasks, scopePath);
        await db.SaveChangesAsync(cancel);
    }

    public async Task PlaceMovedAsync(string from, string to, CancellationToken cancel)
    {
        for (var after = Guid.Empty; ;)
        {
            var ids = await db.Set<WorkflowCase>().AsNoTracking().Where(c => c.EndedAt == null && c.ScopePath.StartsWith(from) && c.Id > after).OrderBy(c => c.Id).Select(c => c.Id).Take(AtOnce).ToListAsync(cancel);
            if (ids.Count == 0) return;
            var cases = await LockedCase.LockAsync(db, ids, cancel);
            var tasks = (await db.Set<CaseTask>().Where(t => ids.Contains(t.CaseId) && t.Standing == TaskStanding.Open).ToListAsync(cancel)).ToLookup(t => t.CaseId);
            foreach (var row in cases.Where(c => c.EndedAt is null)) Lie(row, await definitions.OfAsync(db, row, cancel), tasks[row.Id], to + row.ScopePath[from.Length..]);
            await db.SaveChangesAsync(cancel);
            after = ids[^1];
        }
    }

    public async Task ForgetAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var ids = await db.Set<WorkflowCase>().Where(c => caseIds.Contains(c.Id) && c.EndedAt != null).Select(c => c.Id).ToListAsync(cancel);
        await db.Set<CaseTimer>().Where(t => ids.Contains(t.CaseId)).ExecuteDeleteAsync(cancel);
        await db.Set<ClockEntry>().Where(c => ids.Contains(c.CaseId)).ExecuteDeleteAsync(cancel);
        await db.Set<CaseTask>().Where(t => ids.Contains(t.CaseId)).ExecuteDeleteAsync(cancel);
        await db.Set<CaseStage>().Where(s => ids.Contains(s.CaseId)).ExecuteDeleteAsync(cancel);
        await db.Set<CaseDefinition>().Where(d => ids.Contains(d.CaseId)).ExecuteDeleteAsync(cancel);
        await db.Set<WorkflowCase>().Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(cancel);
    }

    private static void Lie(WorkflowCase row, WorkflowDefinition definition, IEnumerable<CaseTask> tasks, string scopePath)
    {
        row.ScopePath = scopePath;
        foreach (var task in tasks.Where(t => t.IsOpen))
            task.LieAt(CaseTask.Cut(scopePath, definition.FindStage(task.Stage)!.Tasks.First(t => t.Id == task.Task).Place));
    }
}
