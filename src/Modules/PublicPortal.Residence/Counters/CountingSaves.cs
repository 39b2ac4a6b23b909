using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Counters;

/// <summary>
/// Counts declarations by what is being saved: before it counted there and as that, afterwards here and as this. So every
/// way in which a declaration may change is counted, also those that are not thought of yet.
/// </summary>
internal sealed class CountingSaves(TimeProvider clock) : ISaveObserver
{
    private sealed record Standing(DeclarationState State, Guid? DwellingId, string ScopePath)
    {
        public bool IsDoubtful => State == DeclarationState.Doubtful;
        public Guid? LivesIn => State == DeclarationState.Accepted ? DwellingId : null;
    }

    public async Task BeforeSaveAsync(PortalDbContext db, CancellationToken cancel)
    {
        foreach (var entry in db.ChangeTracker.Entries<ResidenceDeclaration>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList())
        {
            Forget(db, entry.Entity.Id);
            var after = new Standing(entry.Entity.State, entry.Entity.DwellingId, entry.Entity.ScopePath);
            var before = entry.State == EntityState.Added ? null : new Standing(
                entry.Property(d => d.State).OriginalValue, entry.Property(d => d.DwellingId).OriginalValue, entry.Property(d => d.ScopePath).OriginalValue);
            if (before == after) continue;
            var changes = new CounterChanges(db, clock, entry.Entity.Id);
            if (before is not null) Count(changes, before, -1);
            Count(changes, after, 1);
            if (before?.ScopePath != after.ScopePath) await CountWeekAsync(changes, entry, before, after, cancel);
        }
    }

    /// <summary>A save that failed is tried again in the same context: what it would have counted is counted anew.</summary>
    private static void Forget(PortalDbContext db, Guid declarationId)
    {
        foreach (var change in db.ChangeTracker.Entries<CounterChange>().Where(c => c.State == EntityState.Added && c.Entity.Subject == declarationId).ToList()) change.State = EntityState.Detached;
    }

    private static void Count(CounterChanges changes, Standing standing, int by)
    {
        if (standing.IsDoubtful) changes.Add(standing.ScopePath, Measure.Doubtful, by);
        if (standing.LivesIn is { } dwelling) changes.Accepted(dwelling, standing.ScopePath, by);
    }

    /// <summary>The week in which it was handed in; goes along when the declaration comes to another place.</summary>
    private static async Task CountWeekAsync(CounterChanges changes, EntityEntry<ResidenceDeclaration> entry, Standing? before, Standing after, CancellationToken cancel)
    {
        var declaration = entry.Entity;
        if (entry.State != EntityState.Added && !entry.Collection(d => d.Doubts).IsLoaded) await entry.Collection(d => d.Doubts).LoadAsync(cancel);
        var week = Measures.Week(ChinaTime.Date(declaration.SubmittedAt));
        var atOnce = declaration.Doubts.Any(d => d.RaisedAt <= declaration.SubmittedAt) ? 0 : 1;
        if (before is not null)
        {
            changes.Add(before.ScopePath, Measure.Submitted, -1, week);
            changes.Add(before.ScopePath, Measure.AtOnce, -atOnce, week);
        }
        changes.Add(after.ScopePath, Measure.Submitted, 1, week);
        changes.Add(after.ScopePath, Measure.AtOnce, atOnce, week);
    }
}
