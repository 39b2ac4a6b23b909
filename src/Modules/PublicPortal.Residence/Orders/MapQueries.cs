using PublicPortal.Hosting.Access;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>A cell as a shape.</summary>
internal sealed record MapCell(string Code, string Name, string Path, Spot Label, int Open, int Late, bool IsChosen);

/// <summary>One building with visits.</summary>
/// <param name="IsExact">False when only the cell is known.</param>
internal sealed record MapPin(int Number, Spot Spot, IReadOnlyList<RoundStop> Stops, bool IsExact)
{
    public bool IsLate => Stops.Any(s => s.IsLate);
}

/// <param name="Elsewhere">Visits that cannot be drawn; they are in the list all the same.</param>
internal sealed record OrderMap(
    bool IsMine, int Mine, int All, double Height, IReadOnlyList<MapCell> Cells, IReadOnlyList<MapPin> Pins, IReadOnlyList<RoundStop> Elsewhere, MapCell? Chosen, DateTimeOffset Now)
{
    public int Visits => Pins.Sum(p => p.Stops.Count) + Elsewhere.Count;
}

/// <summary>The officer's visits over the cells of the own area. Three queries beside those of the round, however many visits.</summary>
internal sealed class MapQueries(RoundQueries rounds, IOutlines outlines, ICurrentUser user)
{
    /// <param name="cellCode">Only this cell; unknown or out of reach is as none.</param>
    public async Task<OrderMap> FindAsync(bool mine, string? cellCode, CancellationToken cancel)
    {
        var round = await rounds.FindAsync(mine, cancel);
        var all = round.Days.SelectMany(d => d.Stops).ToList();
        var scopes = user.Scopes(ResidencePermissions.Visit).Concat(user.Scopes(ResidencePermissions.Oversee)).Distinct().ToList();
        var cells = await outlines.BelowAsync(PlaceLevel.GridCell, scopes, cancel);
        // One drawing, one system: what lies in another one would be some hundred metres off.
        var system = cells.CountBy(c => c.System).OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault();
        cells = [.. cells.Where(c => c.System == system && c.Polygons.Count > 0)];
        var chosen = cells.FirstOrDefault(c => c.Code == cellCode);
        var stops = chosen is null ? all : [.. all.Where(s => s.Order.ScopePath == chosen.ScopePath)];
        var buildings = await outlines.OfDwellingsAsync([.. stops.Select(s => s.Order.DwellingId).OfType<Guid>().Distinct()], cancel);
        if (cells.Count == 0) return new OrderMap(mine, round.Mine, round.All, 0, [], [], stops, null, round.Now);

        var byPath = cells.ToDictionary(c => c.ScopePath);
        var placed = stops.Select(s => (Stop: s, Where: Where(s))).ToLookup(p => p.Where);
        // A map of one cell shows that cell; of a place, all its cells.
        var drawing = new MapDrawing([.. (chosen is null ? cells : [chosen]).SelectMany(c => c.Polygons).SelectMany(p => p[0])]);
        var groups = placed.Where(g => g.Key is not null).ToList();
        var spots = drawing.Apart([.. groups.Select(g => drawing.At(g.Key!.Point))]);
        var pins = groups.Select((g, i) => new MapPin(i + 1, spots[i], [.. g.Select(p => p.Stop)], g.Key!.Polygons.Count == 0)).ToList();
        var counts = all.ToLookup(s => s.Order.ScopePath);
        var drawn = cells.Select(c => new MapCell(c.Code, c.Name, drawing.Path(c), drawing.At(c.Point), counts[c.ScopePath].Count(), counts[c.ScopePath].Count(s => s.IsLate), c == chosen)).ToList();
        return new OrderMap(mine, round.Mine, round.All, drawing.Height, drawn, pins, [.. placed[null].Select(p => p.Stop)], drawn.FirstOrDefault(c => c.IsChosen), round.Now);

        PlaceOutline? Where(RoundStop stop) =>
            stop.Order.DwellingId is { } id && buildings.TryGetValue(id, out var building) && building.System == system ? buildings.Values.First(b => b.PlaceId == building.PlaceId)
            : byPath.GetValueOrDefault(stop.Order.ScopePath);
    }
}
