using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;

namespace PublicPortal.Evidence.Processes;

internal sealed class RecordRetention(PortalDbContext db) : IRecordRetention
{
    public async Task<int> ForgetAsync(IReadOnlyCollection<string> names, DateTimeOffset from, DateTimeOffset before, IQueryable<Guid> subjects, CancellationToken cancel)
    {
        var old = await db.Set<EventRecord>().AsNoTracking().Where(e => e.At >= from && e.At < before && names.Contains(e.Name) && subjects.Contains(e.SubjectId))
            .OrderBy(e => e.At).Select(e => new { e.Id, e.ProcessId }).Take(IRecordRetention.AtOnce).ToListAsync(cancel);
        if (old.Count == 0) return 0;
        var (events, processes) = (old.Select(e => e.Id).ToList(), old.Select(e => e.ProcessId).Distinct().ToList());
        await db.BeginWriteAsync(cancel);
        await db.Set<EventRecord>().Where(e => events.Contains(e.Id)).ExecuteDeleteAsync(cancel);
        await db.Set<ProcessRecord>().Where(p => processes.Contains(p.Id) && !db.Set<EventRecord>().Any(e => e.ProcessId == p.Id)).ExecuteDeleteAsync(cancel);
        return old.Count;
    }
}
