using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Life;

/// <summary>Where codes lead that no dwelling has any more.</summary>
internal sealed class FormerCodes(PortalDbContext db)
{
    /// <summary>The dwellings that a former code leads to now, by address; several after a split.</summary>
    public async Task<IReadOnlyList<FoundDwelling>> OfAsync(string code, CancellationToken cancel) => await (
        from former in db.Set<FormerCode>().AsNoTracking()
        join dwelling in db.Set<Dwelling>() on former.DwellingId equals dwelling.Id
        join cell in db.Set<Divisions.Place>() on dwelling.GridCellId equals cell.Id
        join community in db.Set<Divisions.Place>() on cell.ParentId equals community.Id
        where former.Code == code
        orderby dwelling.Search.Length, dwelling.Search
        select new FoundDwelling(dwelling.Code, dwelling.Address, community.Name)).ToListAsync(cancel);

    /// <summary>How the dwelling's row ended, and the code of the one that it is part of now.</summary>
    public async Task<(DwellingEnd? Ended, string? SuccessorCode)> EndOfAsync(Guid dwellingId, CancellationToken cancel)
    {
        var found = await (
            from dwelling in db.Set<Dwelling>().AsNoTracking()
            where dwelling.Id == dwellingId
            select new { dwelling.Ended, Successor = db.Set<Dwelling>().Where(s => s.Id == dwelling.SuccessorId).Select(s => s.Code).FirstOrDefault() }).FirstOrDefaultAsync(cancel);
        return found is null ? (null, null) : (found.Ended, found.Successor);
    }
}
