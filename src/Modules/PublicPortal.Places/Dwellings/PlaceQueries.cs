using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Life;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Dwellings;

/// <summary>Nothing is kept in memory, save for the milliseconds of a hot act: what an import changed is seen by the next question.</summary>
internal sealed class PlaceQueries(PortalDbContext db, TimeProvider clock, IOptions<PlacesOptions> options) : IPlaces
{
    private readonly Dictionary<Guid, DwellingInfo?> inHotAct = [];

    private sealed record Row(Dwelling Dwelling, Place Cell, Place Community, string StreetName, string DistrictName);

    public async Task<DwellingInfo?> FindDwellingAsync(string dwellingCode, CancellationToken cancel)
    {
        var code = SearchText.Code(dwellingCode);
        if (code.Length != Dwelling.CodeLength) return null;
        if (await Rows(db.Set<Dwelling>().Where(d => d.Code == code)).FirstOrDefaultAsync(cancel) is { } found) return Info(found);
        // A code that was replaced leads on; one that led to several leads to none by itself.
        var former = await db.Set<FormerCode>().AsNoTracking().Where(c => c.Code == code).Select(c => c.DwellingId).OrderBy(id => id).Take(2).ToListAsync(cancel);
        return former.Count == 1 ? await FindDwellingAsync(former[0], cancel) : null;
    }

    public async Task<DwellingInfo?> FindDwellingAsync(Guid dwellingId, CancellationToken cancel)
    {
        if (db.KeepsBack && inHotAct.TryGetValue(dwellingId, out var known)) return known;
        var found = Info(await Rows(db.Set<Dwelling>().Where(d => d.Id == dwellingId)).FirstOrDefaultAsync(cancel));
        if (db.KeepsBack) inHotAct[dwellingId] = found;
        return found;
    }

    public async Task<IReadOnlyDictionary<Guid, DwellingInfo>> FindDwellingsAsync(IReadOnlyCollection<Guid> dwellingIds, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, DwellingInfo>();
        foreach (var some in dwellingIds.Distinct().Chunk(500))
            foreach (var row in await Rows(db.Set<Dwelling>().Where(d => some.Contains(d.Id))).ToListAsync(cancel))
                found[row.Dwelling.Id] = Info(row)!;
        return found;
    }

    public async Task<IReadOnlyDictionary<string, Guid>> FindDwellingIdsAsync(IReadOnlyCollection<string> dwellingCodes, CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>();
        foreach (var some in dwellingCodes.Distinct().Chunk(500))
            foreach (var row in await db.Set<Dwelling>().AsNoTracking().Where(d => some.Contains(d.Code)).Select(d => new { d.Code, d.Id }).ToListAsync(cancel))
                found[row.Code] = row.Id;
        foreach (var some in dwellingCodes.Where(c => !found.ContainsKey(c)).Distinct().Chunk(500))
            foreach (var former in (await db.Set<FormerCode>().AsNoTracking().Where(c => some.Contains(c.Code)).ToListAsync(cancel)).GroupBy(c => c.Code).Where(g => g.Count() == 1))
                found[former.Key] = former.First().DwellingId;
        return found;
    }

    public async Task<bool> IsPlateAsync(Guid dwellingId, string? plateToken, CancellationToken cancel)
    {
        var token = HumanCode.Normalize(plateToken);
        return token.Length == Plate.TokenLength
            && await db.Set<Plate>().AnyAsync(p => p.DwellingId == dwellingId && p.ReplacedAt == null && p.Token == token, cancel);
    }

    public async Task<PlaceInfo?> FindPlaceAsync(Guid placeId, CancellationToken cancel) =>
        (await db.Set<Place>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == placeId, cancel))?.Info();

    public async Task<IReadOnlyList<PlaceInfo>> PlacesAsync(PlaceLevel level, string scopePathPrefix, CancellationToken cancel) =>
        [.. (await db.Set<Place>().AsNoTracking().Where(p => p.Level == level && p.ScopePath.StartsWith(scopePathPrefix)).OrderBy(p => p.Name).ThenBy(p => p.Code).ToListAsync(cancel)).Select(p => p.Info())];

    private IQueryable<Row> Rows(IQueryable<Dwelling> dwellings)
    {
        var places = db.Set<Place>().AsNoTracking();
        return from dwelling in dwellings.AsNoTracking()
               join cell in places on dwelling.GridCellId equals cell.Id
               join community in places on cell.ParentId equals community.Id
               join street in places on community.ParentId equals street.Id
               join district in places on street.ParentId equals district.Id
               select new Row(dwelling, cell, community, street.Name, district.Name);
    }

    private DwellingInfo? Info(Row? row) => row is null ? null : new DwellingInfo(
        row.Dwelling.Id, row.Dwelling.Code, row.Dwelling.Address, row.Cell.Id, row.Cell.Name, row.Community.Id, row.Community.Name, row.StreetName,
        row.DistrictName, row.Cell.ScopePath, row.Dwelling.MaxResidents, row.Dwelling.Usage, row.Dwelling.StatusOn(ChinaTime.Today(clock)),
        options.Value.GradesThatAskVisit.Contains(row.Dwelling.Grade));
}
