using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Counters;

/// <summary>Counts what happens to declarations and orders, in the transaction in which it happens.</summary>
internal sealed class CountingEvents(PortalDbContext db, CounterChanges changes) :
    IEventHandler<DeclarationSubmitted>, IEventHandler<DeclarationAccepted>, IEventHandler<DeclarationRefused>, IEventHandler<DeclarationWithdrawn>,
    IEventHandler<DeclarationReopened>, IEventHandler<MovedOut>, IEventHandler<OrderClosed>, IEventHandler<DwellingsCounted>
{
    public async Task HandleAsync(DeclarationSubmitted happened, Process process, CancellationToken cancel)
    {
        var declaration = await FindAsync(happened.DeclarationId, cancel);
        var week = Measures.Week(ChinaTime.Date(declaration.SubmittedAt));
        changes.Add(declaration.ScopePath, Measure.Submitted, 1, week);
        if (happened.Doubts.Count == 0) changes.Add(declaration.ScopePath, Measure.AtOnce, 1, week);
        else changes.Add(declaration.ScopePath, Measure.Doubtful, 1);
    }

    public async Task HandleAsync(DeclarationAccepted happened, Process process, CancellationToken cancel)
    {
        var declaration = await FindAsync(happened.DeclarationId, cancel);
        if (!process.Events.Any(e => e is DeclarationSubmitted { Doubts.Count: 0 } && e.SubjectId == happened.DeclarationId)) changes.Add(declaration.ScopePath, Measure.Doubtful, -1);
        if (declaration.DwellingId is { } dwelling) changes.Accepted(dwelling, declaration.ScopePath, 1);
    }

    public async Task HandleAsync(DeclarationRefused happened, Process process, CancellationToken cancel) =>
        changes.Add((await FindAsync(happened.DeclarationId, cancel)).ScopePath, Measure.Doubtful, -1);

    public async Task HandleAsync(DeclarationReopened happened, Process process, CancellationToken cancel) =>
        changes.Add((await FindAsync(happened.DeclarationId, cancel)).ScopePath, Measure.Doubtful, 1);

    /// <summary>A doubtful one still has its open doubt; an accepted one has none.</summary>
    public async Task HandleAsync(DeclarationWithdrawn happened, Process process, CancellationToken cancel)
    {
        var declaration = await FindAsync(happened.DeclarationId, cancel);
        if (await db.Set<Doubt>().AnyAsync(d => d.DeclarationId == declaration.Id && d.SettledAt == null, cancel)) changes.Add(declaration.ScopePath, Measure.Doubtful, -1);
        else if (declaration.DwellingId is { } dwelling) changes.Accepted(dwelling, declaration.ScopePath, -1);
    }

    public async Task HandleAsync(MovedOut happened, Process process, CancellationToken cancel)
    {
        var declaration = await FindAsync(happened.DeclarationId, cancel);
        if (declaration.DwellingId is { } dwelling) changes.Accepted(dwelling, declaration.ScopePath, -1);
    }

    /// <summary>Only those that a visit closed: what people settle themselves says nothing about visits.</summary>
    public async Task HandleAsync(OrderClosed happened, Process process, CancellationToken cancel)
    {
        if (!await db.Set<VerificationVisit>().AnyAsync(v => v.OrderId == happened.OrderId && v.Result != VisitResult.NobodyHome, cancel)) return;
        var order = (await db.Set<VerificationOrder>().FindAsync([happened.OrderId], cancel))!;
        changes.Add(order.ScopePath, order.ClosedAt > order.DueAt ? Measure.Late : Measure.InTime, 1, Measures.Week(ChinaTime.Date(order.ClosedAt!.Value)));
    }

    public Task HandleAsync(DwellingsCounted happened, Process process, CancellationToken cancel)
    {
        changes.Add(happened.ScopePath, Measure.Dwellings, happened.Delta);
        return Task.CompletedTask;
    }

    /// <summary>From memory: the act that raised the event has just saved it.</summary>
    private async Task<ResidenceDeclaration> FindAsync(Guid id, CancellationToken cancel) => (await db.Set<ResidenceDeclaration>().FindAsync([id], cancel))!;
}
