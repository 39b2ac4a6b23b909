using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Desk;

/// <summary>A dwelling in a list of the desk.</summary>
internal sealed record DwellingLine(Dwelling Dwelling, string CellName, string ScopePath);

/// <summary>Places and dwellings as officials see them, each within the own area.</summary>
internal sealed class DeskQueries(PortalDbContext db, ICurrentUser user)
{
    public const int PageSize = 50;

    private IReadOnlyList<string> Reach => user.Scopes(PlacesPermissions.View);
    private IQueryable<Place> Places => db.Set<Place>().AsNoTracking().Where(ScopeFilter.Below<Place>(Reach, p => p.ScopePath));

    /// <summary>Where the own area begins.</summary>
    public async Task<IReadOnlyList<Place>> RootsAsync(CancellationToken cancel)
    {
        var scopes = Reach.ToArray();
        var all = scopes.Contains("");
        return await Places.Where(p => all ? p.Level == PlaceLevel.District : scopes.Contains(p.ScopePath)).OrderBy(p => p.Code).ToListAsync(cancel);
    }

    /// <summary>Null when it is unknown or out of reach.</summary>
    public Task<Place?> PlaceAsync(string code, CancellationToken cancel) => Places.FirstOrDefaultAsync(p => p.Code == code, cancel);

    /// <summary>From the district down to the place itself.</summary>
    public async Task<IReadOnlyList<Place>> TrailAsync(string scopePath, CancellationToken cancel)
    {
        var codes = scopePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return await db.Set<Place>().AsNoTracking().Where(p => codes.Contains(p.Code)).OrderBy(p => p.ScopePath.Length).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<Place>> ChildrenAsync(Place place, CancellationToken cancel) =>
        await Places.Where(p => p.ParentId == place.Id).OrderBy(p => p.Code).ToListAsync(cancel);

    public async Task<IReadOnlyList<Place>> SearchPlacesAsync(string words, CancellationToken cancel)
    {
        var typed = words.Trim();
        return await Places.Where(p => p.Name.Contains(typed) || p.Code == typed).OrderBy(p => p.ScopePath).Take(20).ToListAsync(cancel);
    }

    /// <summary>Dwellings below a place, by address or the beginning of the code.</summary>
    public IQueryable<DwellingLine> Dwellings(Place? below, string? typed)
    {
        var dwellings = db.Set<Dwelling>().AsNoTracking();
        var code = SearchText.Code(typed);
        if (code.Length >= 6 && code.All(char.IsAsciiDigit)) dwellings = dwellings.Where(d => d.Code.StartsWith(code));
        else foreach (var word in SearchText.Words(typed)) dwellings = dwellings.Where(d => d.Search.Contains(word));
        if (below is { Level: PlaceLevel.Building }) dwellings = dwellings.Where(d => d.BuildingId == below.Id);
        var cells = Places;
        if (below is { Level: not PlaceLevel.Building }) cells = cells.Where(c => c.ScopePath.StartsWith(below.ScopePath));
        return from dwelling in dwellings
               join cell in cells on dwelling.GridCellId equals cell.Id
               orderby cell.ScopePath, dwelling.Search.Length, dwelling.Search, dwelling.Code
               select new DwellingLine(dwelling, cell.Name, cell.ScopePath);
    }

    /// <summary>Null when it is unknown or out of reach.</summary>
    public Task<DwellingLine?> DwellingAsync(Guid id, CancellationToken cancel) => (
        from dwelling in db.Set<Dwelling>().AsNoTracking()
        join cell in Places on dwelling.GridCellId equals cell.Id
        where dwelling.Id == id
        select new DwellingLine(dwelling, cell.Name, cell.ScopePath)).FirstOrDefaultAsync(cancel);
}
