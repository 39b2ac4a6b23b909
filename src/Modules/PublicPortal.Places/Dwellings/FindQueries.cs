using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Dwellings;

/// <summary>A dwelling as anyone may see it from the street: its address and the code on its plate.</summary>
internal sealed record FoundDwelling(string Code, string Address, string CommunityName);

/// <summary>A place to choose, with the one it lies in.</summary>
internal sealed record Choice(string Code, string Name, string ParentName);

/// <summary>按地址查找, for those who cannot scan.</summary>
internal sealed class FindQueries(PortalDbContext db, TimeProvider clock)
{
    public const int Most = 60;

    public async Task<IReadOnlyList<Choice>> CommunitiesAsync(CancellationToken cancel) => await (
        from community in db.Set<Place>().AsNoTracking()
        join street in db.Set<Place>() on community.ParentId equals street.Id
        where community.Level == PlaceLevel.Community
        orderby street.Code, community.Code
        select new Choice(community.Code, community.Name, street.Name)).ToListAsync(cancel);

    /// <summary>The buildings with dwellings that the mapping puts into the community.</summary>
    public async Task<IReadOnlyList<Choice>> BuildingsAsync(string communityCode, CancellationToken cancel) => await (
        from building in db.Set<Place>().AsNoTracking()
        where building.Level == PlaceLevel.Building && InCommunity(communityCode).Any(d => d.BuildingId == building.Id)
        orderby building.Name
        select new Choice(building.Code, building.Name, "")).ToListAsync(cancel);

    /// <summary>At most <see cref="Most"/> and one more, which tells that there are more.</summary>
    public async Task<IReadOnlyList<FoundDwelling>> DwellingsAsync(string? communityCode, string? buildingCode, string? words, CancellationToken cancel)
    {
        var today = Kernel.ChinaTime.Today(clock);
        var found = string.IsNullOrEmpty(communityCode) ? db.Set<Dwelling>().AsNoTracking() : InCommunity(communityCode);
        found = found.Where(d => d.Status == DwellingStatus.Active && (d.ValidTo == null || d.ValidTo >= today));
        if (!string.IsNullOrEmpty(buildingCode)) found = found.Where(d => db.Set<Place>().Any(b => b.Id == d.BuildingId && b.Code == buildingCode));
        foreach (var word in SearchText.Words(words)) found = found.Where(d => d.Search.Contains(word));
        return await (
            from dwelling in found
            join cell in db.Set<Place>() on dwelling.GridCellId equals cell.Id
            join community in db.Set<Place>() on cell.ParentId equals community.Id
            orderby dwelling.Search.Length, dwelling.Search, dwelling.Code
            select new FoundDwelling(dwelling.Code, dwelling.Address, community.Name)).Take(Most + 1).ToListAsync(cancel);
    }

    private IQueryable<Dwelling> InCommunity(string code) =>
        from dwelling in db.Set<Dwelling>().AsNoTracking()
        join cell in db.Set<Place>() on dwelling.GridCellId equals cell.Id
        join community in db.Set<Place>() on cell.ParentId equals community.Id
        where community.Code == code
        select dwelling;
}
