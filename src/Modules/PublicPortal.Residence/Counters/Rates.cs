using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Counters;

/// <summary>What is known of one place: stocks as they stand, the rest of one week.</summary>
internal sealed record Numbers(long Dwellings, long Declared, long Doubtful, long Submitted, long AtOnce, long InTime, long Late)
{
    public static readonly Numbers None = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Of the known dwellings, those with somebody on record.</summary>
    public double? Coverage => Rate(Declared, Dwellings);

    /// <summary>Of the week's declarations, those accepted at once.</summary>
    public double? ByThemselves => Rate(AtOnce, Submitted);

    /// <summary>Of the week's visits, those in time.</summary>
    public double? OnTime => Rate(InTime, InTime + Late);

    public Numbers Plus(Numbers other) => new(
        Dwellings + other.Dwellings, Declared + other.Declared, Doubtful + other.Doubtful, Submitted + other.Submitted, AtOnce + other.AtOnce, InTime + other.InTime, Late + other.Late);

    private static double? Rate(long part, long whole) => whole <= 0 ? null : Math.Clamp((double)part / whole, 0, 1);
}

/// <param name="Place">Null for what lies in no smaller place: declarations with an address that is in no register.</param>
internal sealed record RateRow(PlaceInfo? Place, Numbers Now, Numbers LastWeek);

/// <param name="Here">The place whose parts are shown; null where the own area has several roots.</param>
internal sealed record RatesView(PlaceInfo? Here, PlaceInfo? Above, IReadOnlyList<RateRow> Rows, Numbers Now, Numbers LastWeek, DateOnly Week);

/// <summary>Rates by place, from the counters: a page costs the same whether a street holds five dwellings or fifty thousand.</summary>
internal sealed class Rates(PortalDbContext db, IPlaces places, IDwellingRegister register, ICurrentUser user, TimeProvider clock)
{
    private sealed record Line(string Path, Measure Measure, long Now, long Before, long This, long Last);

    /// <summary>Null when the place is not within the own area.</summary>
    public async Task<RatesView?> FindAsync(Guid? placeId, CancellationToken cancel)
    {
        var scopes = user.Scopes(ResidencePermissions.ViewRates).Distinct().ToList();
        var week = Measures.Week(ChinaTime.Today(clock));
        PlaceInfo? here = null;
        if (placeId is { } id)
        {
            here = await places.FindPlaceAsync(id, cancel);
            if (here is null || !user.Has(ResidencePermissions.ViewRates, here.ScopePath)) return null;
        }
        IReadOnlyList<PlaceInfo> parts = here is not null ? [] : await RootsAsync(scopes, cancel);
        if (here is null && parts.Count == 1) (here, parts) = (parts[0], []);
        var above = here?.ParentId is { } parent && await places.FindPlaceAsync(parent, cancel) is { } found && user.Has(ResidencePermissions.ViewRates, found.ScopePath) ? found : null;
        if (here is { Level: PlaceLevel.District or PlaceLevel.Street or PlaceLevel.Community }) parts = await places.PlacesAsync(here.Level + 1, here.ScopePath, cancel);

        var rows = parts.ToDictionary(p => p.ScopePath, p => new RateRow(p, Numbers.None, Numbers.None), StringComparer.Ordinal);
        var rest = new RateRow(null, Numbers.None, Numbers.None);
        foreach (var path in (await LinesAsync(here is null ? scopes : [here.ScopePath], week, cancel)).GroupBy(l => l.Path))
        {
            var (now, last) = (Of(path, l => l.Measure.IsStock() ? l.Now : l.This), Of(path, l => l.Measure.IsStock() ? l.Before : l.Last));
            var part = Prefixes(path.Key).FirstOrDefault(rows.ContainsKey);
            if (part is null) rest = rest with { Now = rest.Now.Plus(now), LastWeek = rest.LastWeek.Plus(last) };
            else rows[part] = rows[part] with { Now = rows[part].Now.Plus(now), LastWeek = rows[part].LastWeek.Plus(last) };
        }
        var all = parts.Select(p => rows[p.ScopePath]).ToList();
        var (total, totalLast) = (all.Aggregate(rest.Now, (sum, r) => sum.Plus(r.Now)), all.Aggregate(rest.LastWeek, (sum, r) => sum.Plus(r.LastWeek)));
        if (all.Count > 0 && (rest.Now != Numbers.None || rest.LastWeek != Numbers.None)) all.Add(rest);
        return new RatesView(here, above, all, total, totalLast, week);
    }

    private async Task<IReadOnlyList<PlaceInfo>> RootsAsync(IReadOnlyList<string> scopes, CancellationToken cancel) => scopes.Contains("")
        ? await places.PlacesAsync(PlaceLevel.District, "", cancel)
        : [.. (await register.PlacesAtAsync(scopes, cancel)).Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal)];

    /// <summary>One statement, one row for each cell and measure.</summary>
    private async Task<IReadOnlyList<Line>> LinesAsync(IReadOnlyList<string> below, DateOnly week, CancellationToken cancel)
    {
        var last = week.AddDays(-7);
        return await db.Set<Counter>().AsNoTracking().Where(ScopeFilter.Below<Counter>(below, c => c.ScopePath))
            .GroupBy(c => new { c.ScopePath, c.Measure })
            .Select(g => new Line(g.Key.ScopePath, g.Key.Measure, g.Sum(c => c.Value), g.Sum(c => c.Week != week ? c.Value : 0), g.Sum(c => c.Week == week ? c.Value : 0), g.Sum(c => c.Week == last ? c.Value : 0)))
            .ToListAsync(cancel);
    }

    private static Numbers Of(IEnumerable<Line> lines, Func<Line, long> value)
    {
        var of = lines.ToDictionary(l => l.Measure, value);
        long Get(Measure measure) => of.GetValueOrDefault(measure);
        return new Numbers(Get(Measure.Dwellings), Get(Measure.Declared), Get(Measure.Doubtful), Get(Measure.Submitted), Get(Measure.AtOnce), Get(Measure.InTime), Get(Measure.Late));
    }

    /// <summary>The path itself and those above it, the longest first.</summary>
    private static IEnumerable<string> Prefixes(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 2, end - 1) + 1) yield return path[..end];
    }
}
