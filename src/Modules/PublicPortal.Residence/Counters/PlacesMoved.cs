using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;
using PublicPortal.Workflows.Contracts;

namespace PublicPortal.Residence.Counters;

/// <summary>
/// Dwellings and places that come under other officials take their declarations, closed visits and numbers with them. What a week counted goes along; the
/// stocks leave the old cell today, so that last week's number stays what it was.
/// </summary>
internal sealed class PlacesMoved(PortalDbContext db, CounterChanges changes, Recount recount, IWorkflowCases cases) : IEventHandler<DwellingMoved>, IEventHandler<PlaceMoved>
{
    private int handled;

    /// <summary>All that an import moved, with the first of its events: a few statements, however many there are.</summary>
    public async Task HandleAsync(DwellingMoved happened, Process process, CancellationToken cancel)
    {
        var moves = process.Events.OfType<DwellingMoved>().Skip(handled).ToList();
        handled += moves.Count;
        var ways = moves.GroupBy(m => m.DwellingId).Select(g => (Id: g.Key, From: g.First().FromScopePath, To: g.Last().ToScopePath)).Where(w => w.From != w.To);
        if (moves.Count > 0) await db.BeginWriteAsync(cancel);
        foreach (var way in ways.GroupBy(w => (w.From, w.To), w => w.Id))
            foreach (var ids in way.Chunk(400)) await MoveAsync(ids, way.Key.From, way.Key.To, cancel);
    }

    public async Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.FromScopePath, happened.ToScopePath);
        await cases.PlaceMovedAsync(from, to, cancel);   // first: whoever moves a case locks it before the order
        await db.BeginWriteAsync(cancel);
        await db.Set<ResidenceDeclaration>().Where(d => d.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(d => d.ScopePath, d => to + d.ScopePath.Substring(from.Length)), cancel);
        await db.Set<VerificationOrder>().Where(o => o.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(o => o.ScopePath, o => to + o.ScopePath.Substring(from.Length)), cancel);
        await db.Set<CounterChange>().Where(c => c.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ScopePath, c => to + c.ScopePath.Substring(from.Length)), cancel);
        await db.Set<Counter>().Where(c => c.ScopePath.StartsWith(from)).ExecuteUpdateAsync(set => set.SetProperty(c => c.ScopePath, c => to + c.ScopePath.Substring(from.Length)), cancel);
    }

    private async Task MoveAsync(Guid[] ids, string from, string to, CancellationToken cancel)
    {
        foreach (var (measure, week, value) in await recount.OfDwellingsAsync(ids, cancel))
        {
            changes.Add(from, measure, -value, week);
            changes.Add(to, measure, value, week);
        }
        await db.Set<ResidenceDeclaration>().Where(d => d.DwellingId != null && ids.Contains(d.DwellingId.Value)).ExecuteUpdateAsync(set => set.SetProperty(d => d.ScopePath, to), cancel);
        // Open visits get another officer and are moved by DwellingFollows; a closed one is counted where the dwelling is.
        await db.Set<VerificationOrder>().Where(o => o.State == OrderState.Closed && o.DwellingId != null && ids.Contains(o.DwellingId.Value)).ExecuteUpdateAsync(set => set.SetProperty(o => o.ScopePath, to), cancel);
    }
}
