using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Dwellings;

/// <summary>Says how many dwellings in use each cell gains or loses by what is being saved, whoever saves it: an import, a split, a demolition.</summary>
/// <param name="services">The unit of work is asked for late: it needs the context that asks here.</param>
internal sealed class DwellingCounts(IServiceProvider services) : ISaveObserver
{
    public async Task BeforeSaveAsync(PortalDbContext db, CancellationToken cancel)
    {
        var deltas = new Dictionary<Guid, int>();
        foreach (var entry in db.ChangeTracker.Entries<Dwelling>())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified)) continue;
            var (cell, status) = (entry.Property(d => d.GridCellId), entry.Property(d => d.Status));
            if (entry.State == EntityState.Modified && status.OriginalValue == DwellingStatus.Active) deltas[cell.OriginalValue] = deltas.GetValueOrDefault(cell.OriginalValue) - 1;
            if (status.CurrentValue == DwellingStatus.Active) deltas[cell.CurrentValue] = deltas.GetValueOrDefault(cell.CurrentValue) + 1;
        }
        var cells = deltas.Where(d => d.Value != 0).Select(d => d.Key).ToList();
        if (cells.Count == 0 || services.GetRequiredService<UnitOfWork>().Process is not { } process) return;
        var paths = await db.Set<Place>().AsNoTracking().Where(p => cells.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.ScopePath, cancel);
        foreach (var cell in cells.OrderBy(c => paths[c], StringComparer.Ordinal)) process.Raise(new DwellingsCounted(cell, paths[cell], deltas[cell]));
    }
}
