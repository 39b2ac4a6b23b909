using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Counters;

/// <summary>
/// Dwellings and places that come under other officials take their declarations, orders and numbers with them. What a
/// week counted goes along; the stocks leave the old cell today, so that last week's number stays what it was.
/// </summary>
internal sealed class PlacesMoved(PortalDbContext db, CounterChanges changes, Recount recount) : IEventHandler<DwellingMoved>, IEventHandler<PlaceMoved>
{
    private readonly Dictionary<Guid, (string From, string To)> moved = [];

    public Task HandleAsync(DwellingMoved happened, Process process, CancellationToken cancel)
    {
        if (moved.Count == 0) changes.BeforeWriting(MoveDwellingsAsync);
        moved[happened.DwellingId] = (moved.TryGetValue(happened.DwellingId, out var before) ? before.From : happened.FromScopePath, happened.ToScopePath);
        return Task.CompletedTask;
    }

    public Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.FromScopePath, happened.ToScopePath);
        changes.BeforeWriting(async token =>
        {
            await db.Set<ResidenceDeclaration>().Where(d => d.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(d => d.ScopePath, d => to + d.ScopePath.Substring(from.Length)), token);
            await db.Set<VerificationOrder>().Where(o => o.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(o => o.ScopePath, o => to + o.ScopePath.Substring(from.Length)), token);
            await db.Set<Counter>().Where(c => c.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ScopePath, c => to + c.ScopePath.Substring(from.Length)), token);
        });
        return Task.CompletedTask;
    }

    /// <summary>All that an import moved at once: a few statements, however many there are.</summary>
    private async Task MoveDwellingsAsync(CancellationToken cancel)
    {
        foreach (var way in moved.GroupBy(m => m.Value, m => m.Key))
        {
            var (from, to) = way.Key;
            foreach (var ids in way.Chunk(400))
            {
                foreach (var (measure, week, value) in await recount.OfDwellingsAsync(ids, cancel))
                {
                    changes.Add(from, measure, -value, week);
                    changes.Add(to, measure, value, week);
                }
                await db.Set<ResidenceDeclaration>().Where(d => d.DwellingId != null && ids.Contains(d.DwellingId.Value)).ExecuteUpdateAsync(set => set.SetProperty(d => d.ScopePath, to), cancel);
                await db.Set<VerificationOrder>().Where(o => o.DwellingId != null && ids.Contains(o.DwellingId.Value)).ExecuteUpdateAsync(set => set.SetProperty(o => o.ScopePath, to), cancel);
            }
        }
        moved.Clear();
    }
}
