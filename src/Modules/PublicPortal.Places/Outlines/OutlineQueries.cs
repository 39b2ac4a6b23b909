using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Outlines;

internal sealed class OutlineQueries(PortalDbContext db) : IOutlines
{
    public async Task<IReadOnlyList<PlaceOutline>> BelowAsync(PlaceLevel level, IReadOnlyCollection<string> scopePaths, CancellationToken cancel)
    {
        var rows = await (from place in db.Set<Place>().AsNoTracking().Where(ScopeFilter.Below<Place>(scopePaths, p => p.ScopePath))
                          join outline in db.Set<Outline>().AsNoTracking() on place.Id equals outline.PlaceId
                          where place.Level == level
                          orderby place.Code
                          select new { place, outline.System, outline.Drawing, outline.Longitude, outline.Latitude }).ToListAsync(cancel);
        return [.. rows.Select(r => Info(r.place, r.System, r.Drawing, new GeoPoint(r.Longitude, r.Latitude)))];
    }

    public async Task<IReadOnlyDictionary<Guid, PlaceOutline>> OfDwellingsAsync(IReadOnlyCollection<Guid> dwellingIds, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceOutline>();
        foreach (var some in dwellingIds.Distinct().Chunk(500))
            foreach (var r in await (from dwelling in db.Set<Dwelling>().AsNoTracking()
                                     join place in db.Set<Place>().AsNoTracking() on dwelling.BuildingId equals place.Id
                                     join outline in db.Set<Outline>().AsNoTracking() on place.Id equals outline.PlaceId
                                     where some.Contains(dwelling.Id)
                                     select new { dwelling.Id, place, outline.System, outline.Longitude, outline.Latitude }).ToListAsync(cancel))
                found[r.Id] = Info(r.place, r.System, null, new GeoPoint(r.Longitude, r.Latitude));
        return found;
    }

    private static PlaceOutline Info(Place place, GeoSystem system, byte[]? drawing, GeoPoint point) =>
        new(place.Id, place.Code, place.Name, place.ScopePath, system, Outlines.Drawing.Read(drawing), point);
}
