using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Divisions;

/// <summary>Names the places that roles and content are limited to: by the place's code, or by its whole path.</summary>
internal sealed class ScopePlaces(PortalDbContext db) : IScopePlaces
{
    public async Task<ScopePlace?> FindAsync(string placeCode, CancellationToken cancel)
    {
        var typed = placeCode.Trim();
        var path = await db.Set<Place>().Where(p => p.Code == typed || p.ScopePath == typed).OrderBy(p => p.Level).Select(p => p.ScopePath).FirstOrDefaultAsync(cancel);
        return path is not null && (await NamesAsync([path], cancel)).TryGetValue(path, out var name) ? new ScopePlace(path, name) : null;
    }

    /// <summary>福保街道和乐社区和乐02: from the street down; the district alone is called by its own name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel)
    {
        var steps = scopePaths.ToDictionary(p => p, Steps);
        var wanted = steps.Values.SelectMany(s => s).Distinct().ToList();
        var places = await db.Set<Place>().AsNoTracking().Where(p => wanted.Contains(p.ScopePath)).Select(p => new { p.ScopePath, p.Name, p.Level }).ToDictionaryAsync(p => p.ScopePath, cancel);
        return steps.Where(s => places.ContainsKey(s.Key)).ToDictionary(s => s.Key, s =>
            places[s.Key].Level == PlaceLevel.District ? places[s.Key].Name : string.Concat(s.Value.Where(places.ContainsKey).Select(step => places[step]).Where(p => p.Level != PlaceLevel.District).Select(p => p.Name)));
    }

    /// <summary><c>a/b/</c> → <c>a/</c>, <c>a/b/</c>.</summary>
    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        for (var i = path.IndexOf('/', StringComparison.Ordinal); i >= 0; i = path.IndexOf('/', i + 1)) steps.Add(path[..(i + 1)]);
        return steps;
    }
}
