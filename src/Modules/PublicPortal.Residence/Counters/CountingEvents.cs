using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Counters;

/// <summary>Counts visits and dwellings by their events, in the transaction in which they happen; declarations are counted by <see cref="CountingSaves"/>.</summary>
internal sealed class CountingEvents(PortalDbContext db, CounterChanges changes) : IEventHandler<OrderClosed>, IEventHandler<DwellingsCounted>
{
    /// <summary>Only those that a visit closed: what people settle themselves says nothing about visits.</summary>
    public async Task HandleAsync(OrderClosed happened, Process process, CancellationToken cancel)
    {
        if (!await db.Set<VerificationVisit>().AnyAsync(v => v.OrderId == happened.OrderId && v.KeptBecause == null && v.Result != VisitResult.NobodyHome, cancel)) return;
        var order = (await db.Set<VerificationOrder>().FindAsync([happened.OrderId], cancel))!;
        changes.Add(order.ScopePath, order.ClosedAt > order.DueAt ? Measure.Late : Measure.InTime, 1, Measures.Week(ChinaTime.Date(order.ClosedAt!.Value)));
    }

    public Task HandleAsync(DwellingsCounted happened, Process process, CancellationToken cancel)
    {
        changes.Add(happened.ScopePath, Measure.Dwellings, happened.Delta);
        return Task.CompletedTask;
    }
}
