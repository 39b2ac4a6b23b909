using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Dwellings;

/// <summary>Says how many dwellings in use each cell gains or loses by what is about to be saved.</summary>
internal static class DwellingCounts
{
    /// <param name="paths">Scope paths of the cells before and after.</param>
    public static void Raise(PortalDbContext db, Process process, IReadOnlyDictionary<Guid, string> paths)
    {
        var deltas = new SortedDictionary<string, (Guid Cell, int Delta)>(StringComparer.Ordinal);
        foreach (var entry in db.ChangeTracker.Entries<Dwelling>())
        {
            var (cell, status) = (entry.Property(d => d.GridCellId), entry.Property(d => d.Status));
            if (entry.State == EntityState.Modified && status.OriginalValue == DwellingStatus.Active) Add(cell.OriginalValue, -1);
            if (entry.State is EntityState.Added or EntityState.Modified && status.CurrentValue == DwellingStatus.Active) Add(cell.CurrentValue, 1);
        }
        foreach (var (path, (cell, delta)) in deltas)
            if (delta != 0) process.Raise(new DwellingsCounted(cell, path, delta));

        void Add(Guid cell, int by) => deltas[paths[cell]] = (cell, deltas.GetValueOrDefault(paths[cell]).Delta + by);
    }
}
