using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Plates;

/// <summary>A plate with the dwelling it hangs at.</summary>
internal sealed record PlateOf(Plate Plate, string DwellingCode, string Address, string ScopePath);

internal sealed class PlateQueries(PortalDbContext db)
{
    /// <summary>The present plates of some dwellings.</summary>
    public async Task<IReadOnlyDictionary<string, PlateOf>> PresentAsync(IReadOnlyCollection<string> dwellingCodes, CancellationToken cancel) =>
        await Plates(db.Set<Plate>().Where(p => p.ReplacedAt == null), db.Set<Dwelling>().Where(d => dwellingCodes.Contains(d.Code))).ToDictionaryAsync(p => p.DwellingCode, cancel);

    public Task<PlateOf?> FindAsync(Guid plateId, CancellationToken cancel) =>
        Plates(db.Set<Plate>().Where(p => p.Id == plateId), db.Set<Dwelling>()).FirstOrDefaultAsync(cancel);

    /// <summary>All plates that a dwelling ever had, newest first.</summary>
    public async Task<IReadOnlyList<Plate>> OfAsync(Guid dwellingId, CancellationToken cancel) =>
        await db.Set<Plate>().AsNoTracking().Where(p => p.DwellingId == dwellingId).OrderByDescending(p => p.IssuedAt).ThenBy(p => p.ReplacedAt != null).ToListAsync(cancel);

    private IQueryable<PlateOf> Plates(IQueryable<Plate> plates, IQueryable<Dwelling> dwellings) =>
        from plate in plates.AsNoTracking()
        join dwelling in dwellings on plate.DwellingId equals dwelling.Id
        join cell in db.Set<Divisions.Place>() on dwelling.GridCellId equals cell.Id
        select new PlateOf(plate, dwelling.Code, dwelling.Address, cell.ScopePath);
}
