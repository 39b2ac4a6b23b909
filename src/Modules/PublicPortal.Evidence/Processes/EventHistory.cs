using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;

namespace PublicPortal.Evidence.Processes;

internal sealed class EventHistory(PortalDbContext db) : IEventHistory
{
    public async Task<IReadOnlyList<PastEvent>> OfAsync(Guid subjectId, CancellationToken cancel) =>
        await (from e in db.Set<EventRecord>().AsNoTracking()
               join p in db.Set<ProcessRecord>().AsNoTracking() on e.ProcessId equals p.Id
               where e.SubjectId == subjectId
               orderby e.At descending, e.Id descending
               select new PastEvent(e.Name, e.SubjectId, e.At, p.AccountId, p.Channel, p.Reason, e.Payload)).Take(200).ToListAsync(cancel);

    public async Task<IReadOnlyList<PastEvent>> EveryAsync(Guid subjectId, string name, CancellationToken cancel) =>
        await (from e in db.Set<EventRecord>().AsNoTracking()
               join p in db.Set<ProcessRecord>().AsNoTracking() on e.ProcessId equals p.Id
               where e.SubjectId == subjectId && e.Name == name
               orderby e.At, e.Id
               select new PastEvent(e.Name, e.SubjectId, e.At, p.AccountId, p.Channel, p.Reason, e.Payload)).ToListAsync(cancel);

    public async Task<IReadOnlyList<PastEvent>> LatestAsync(int skip, int count, CancellationToken cancel) =>
        await (from e in db.Set<EventRecord>().AsNoTracking()
               join p in db.Set<ProcessRecord>().AsNoTracking() on e.ProcessId equals p.Id
               orderby e.At descending, e.Id descending
               select new PastEvent(e.Name, e.SubjectId, e.At, p.AccountId, p.Channel, p.Reason, e.Payload)).Skip(skip).Take(count).ToListAsync(cancel);

    public async Task<IReadOnlyList<PastEvent>> ByAccountAsync(Guid accountId, int skip, int count, CancellationToken cancel) =>
        await (from e in db.Set<EventRecord>().AsNoTracking()
               join p in db.Set<ProcessRecord>().AsNoTracking() on e.ProcessId equals p.Id
               where p.AccountId == accountId || e.SubjectId == accountId
               orderby e.At descending, e.Id descending
               select new PastEvent(e.Name, e.SubjectId, e.At, p.AccountId, p.Channel, p.Reason, e.Payload)).Skip(skip).Take(count).ToListAsync(cancel);
}
