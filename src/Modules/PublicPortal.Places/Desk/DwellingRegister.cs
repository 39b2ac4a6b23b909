using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;
using PublicPortal.Places.Plates;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places.Desk;

internal sealed class DwellingRegister(PortalDbContext db) : IDwellingRegister
{
    private sealed class Row
    {
        public required Dwelling Dwelling { get; init; }
        public required Place Cell { get; init; }
    }

    public async Task<IReadOnlyList<PlateLine>> PlatesAsync(PlateFilter filter, int skip, int take, CancellationToken cancel)
    {
        var rows = In(Rows(filter), filter.State);
        var ordered = filter.NewestFirst
            ? rows.OrderByDescending(r => db.Set<Plate>().Where(p => p.DwellingId == r.Dwelling.Id && p.ReplacedAt == null).Max(p => (DateTimeOffset?)p.IssuedAt)).ThenBy(r => r.Dwelling.Code)
            : rows.OrderBy(r => r.Cell.ScopePath).ThenBy(r => r.Dwelling.Search.Length).ThenBy(r => r.Dwelling.Search).ThenBy(r => r.Dwelling.Code);
        return await LinesAsync(await ordered.Skip(skip).Take(take).ToListAsync(cancel), cancel);
    }

    public async Task<IReadOnlyDictionary<PlateState, int>> CountPlatesAsync(PlateFilter filter, CancellationToken cancel)
    {
        var counts = new Dictionary<PlateState, int>();
        foreach (var state in Enum.GetValues<PlateState>()) counts[state] = await In(Rows(filter), state).CountAsync(cancel);
        return counts;
    }

    public async Task<IReadOnlyList<PlateLine>> SearchAsync(IReadOnlyList<string> scopes, string typed, int most, CancellationToken cancel)
    {
        var rows = Rows(new PlateFilter(scopes, null, typed, PlateState.All));
        return await LinesAsync(await rows.OrderBy(r => r.Dwelling.Search.Length).ThenBy(r => r.Dwelling.Search).ThenBy(r => r.Dwelling.Code).Take(most).ToListAsync(cancel), cancel);
    }

    public async Task<IReadOnlyDictionary<string, int>> CountByCellAsync(CancellationToken cancel) => await (
        from dwelling in db.Set<Dwelling>().AsNoTracking()
        join cell in db.Set<Place>() on dwelling.GridCellId equals cell.Id
        where dwelling.Status == DwellingStatus.Active
        group dwelling by cell.ScopePath into g
        select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    public async Task<IReadOnlyDictionary<string, PlaceInfo>> PlacesAtAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel)
    {
        var found = new Dictionary<string, PlaceInfo>(StringComparer.Ordinal);
        foreach (var some in scopePaths.Distinct().Chunk(500))
            foreach (var place in await db.Set<Place>().AsNoTracking().Where(p => some.Contains(p.ScopePath)).ToListAsync(cancel))
                found[place.ScopePath] = place.Info();
        return found;
    }

    private IQueryable<Row> Rows(PlateFilter filter)
    {
        var dwellings = db.Set<Dwelling>().AsNoTracking();
        var code = SearchText.Code(filter.Words);
        if (code.Length >= 6 && code.All(char.IsAsciiDigit)) dwellings = dwellings.Where(d => d.Code.StartsWith(code));
        else foreach (var word in SearchText.Words(filter.Words)) dwellings = dwellings.Where(d => d.Search.Contains(word));
        var cells = db.Set<Place>().AsNoTracking().Where(ScopeFilter.Below<Place>(filter.Scopes, p => p.ScopePath));
        if (filter.Below is { } below) cells = cells.Where(c => c.ScopePath.StartsWith(below));
        return from dwelling in dwellings join cell in cells on dwelling.GridCellId equals cell.Id select new Row { Dwelling = dwelling, Cell = cell };
    }

    private IQueryable<Row> In(IQueryable<Row> rows, PlateState state) => state switch
    {
        PlateState.WithoutPlate => rows.Where(r => r.Dwelling.Status == DwellingStatus.Active && !db.Set<Plate>().Any(p => p.DwellingId == r.Dwelling.Id && p.ReplacedAt == null)),
        PlateState.Reported => rows.Where(r => db.Set<PlateReport>().Any(p => p.DwellingId == r.Dwelling.Id && p.Status == ReportStatus.Open)),
        PlateState.Replaced => rows.Where(r => db.Set<Plate>().Any(p => p.DwellingId == r.Dwelling.Id && p.ReplacedAt != null)),
        PlateState.Withdrawn => rows.Where(r => r.Dwelling.Status == DwellingStatus.Withdrawn),
        _ => rows,
    };

    /// <summary>Plates and reports of the rows of one page, with one query each.</summary>
    private async Task<IReadOnlyList<PlateLine>> LinesAsync(IReadOnlyList<Row> rows, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.Dwelling.Id).ToList();
        var plates = (await db.Set<Plate>().AsNoTracking().Where(p => ids.Contains(p.DwellingId)).Select(p => new { p.DwellingId, p.IssuedAt, p.ReplacedAt }).ToListAsync(cancel)).ToLookup(p => p.DwellingId);
        var reports = await db.Set<PlateReport>().AsNoTracking().Where(p => ids.Contains(p.DwellingId) && p.Status == ReportStatus.Open)
            .GroupBy(p => p.DwellingId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. rows.Select(r => new PlateLine(
                r.Dwelling.Id, r.Dwelling.Code, r.Dwelling.Address, r.Cell.Name, r.Cell.ScopePath, r.Dwelling.Status == DwellingStatus.Withdrawn,
                plates[r.Dwelling.Id].FirstOrDefault(p => p.ReplacedAt is null)?.IssuedAt, plates[r.Dwelling.Id].Count(p => p.ReplacedAt is not null), reports.GetValueOrDefault(r.Dwelling.Id))),
        ];
    }
}

/// <summary>The desk's search box finds dwellings by code or address.</summary>
internal sealed class DwellingSearch(IDwellingRegister register, ICurrentUser user) : Hosting.Site.IDeskSearch
{
    private const int Most = 20;

    public async Task<IReadOnlyList<Hosting.Site.DeskHit>> FindAsync(string typed, CancellationToken cancel)
    {
        if (!user.Has(PlacesPermissions.View)) return [];
        var code = SearchText.Code(typed);
        if (code.All(char.IsAsciiDigit) && code.Length is not 25) return [];   // room numbers and numbers of people are no address
        var found = await register.SearchAsync(user.Scopes(PlacesPermissions.View), typed, Most, cancel);
        return
        [
            .. found.Select(d => new Hosting.Site.DeskHit(
                new("房屋", "Dwelling"), d.Address, $"{d.GridCellName} · {d.Code}", $"/desk/places/dwellings/{d.DwellingId}", "building", IsExact: found.Count == 1 || d.Code == code)),
        ];
    }
}
