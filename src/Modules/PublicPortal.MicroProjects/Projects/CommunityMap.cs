using System.Globalization;
using System.Text;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Something that lies on the map: its number there, and where one reads about it.</summary>
internal sealed record MapPin(int Number, string Title, string? Path, double X, double Y, bool IsLate)
{
    public string Left => CommunityMap.Number(X);
    public string Top => CommunityMap.Number(Y);
}

/// <summary>A drawing of a community, without anybody else's tiles: outlines of its cells and numbered pins.</summary>
internal sealed record MapView(int Width, int Height, IReadOnlyList<(string Name, string Path, string X, string Y)> Cells, IReadOnlyList<MapPin> Pins);

/// <summary>Draws it; a community is small enough to be laid flat.</summary>
internal sealed class CommunityMap(Spots spots, IOutlines outlines)
{
    private const double Width = 400, Margin = 20, Lowest = 180, Highest = 360, Apart = 27;

    /// <summary>Null where neither outlines nor points are known.</summary>
    /// <param name="several">In their order on the page.</param>
    public async Task<MapView?> DrawAsync(string scopePath, IReadOnlyList<(string Title, string? Path, double? Longitude, double? Latitude, Guid? BuildingId, bool IsLate)> several, CancellationToken cancel)
    {
        var cells = await spots.CellsAsync(scopePath, cancel);
        var buildings = several.Any(s => s.Longitude is null && s.BuildingId is not null)
            ? (await outlines.BelowAsync(PlaceLevel.Building, [scopePath], cancel)).ToDictionary(b => b.PlaceId, b => b.Point) : [];
        var points = new List<(int Number, string Title, string? Path, GeoPoint At, bool IsLate)>();
        for (var i = 0; i < several.Count; i++)
        {
            var s = several[i];
            if (s is { Longitude: { } x, Latitude: { } y }) points.Add((i + 1, s.Title, s.Path, new GeoPoint(x, y), s.IsLate));
            else if (s.BuildingId is { } building && buildings.TryGetValue(building, out var at)) points.Add((i + 1, s.Title, s.Path, at, s.IsLate));
        }
        if (points.Count == 0) return null;
        var shown = cells.SelectMany(c => c.Polygons.SelectMany(p => p).SelectMany(ring => ring)).Concat(points.Select(p => p.At)).ToList();
        var (west, east, south, north) = (shown.Min(p => p.Longitude), shown.Max(p => p.Longitude), shown.Min(p => p.Latitude), shown.Max(p => p.Latitude));
        var narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (wide, high) = (Math.Max((east - west) * narrow, 1e-4), Math.Max(north - south, 1e-4));
        var scale = Math.Min((Width - 2 * Margin) / wide, (Highest - 2 * Margin) / high);
        var height = Math.Max(Lowest, high * scale + 2 * Margin);
        var (left, top) = ((Width - wide * scale) / 2, (height - high * scale) / 2);
        (double X, double Y) At(GeoPoint p) => (left + (p.Longitude - west) * narrow * scale, top + (north - p.Latitude) * scale);
        var drawn = cells.Select(c =>
        {
            var (x, y) = At(c.Point);
            return (c.Name, Outline(c, At), Number(x), Number(y));
        }).ToList();
        return new MapView((int)Width, (int)Math.Ceiling(height), drawn, Spread([.. points.Select(p => (p, At(p.At)))], height));
    }

    private static string Outline(PlaceOutline cell, Func<GeoPoint, (double X, double Y)> at)
    {
        var path = new StringBuilder();
        foreach (var ring in cell.Polygons.SelectMany(p => p))
        {
            for (var i = 0; i < ring.Count - 1; i++)
            {
                var (x, y) = at(ring[i]);
                path.Append(i == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
            }
            path.Append('Z');
        }
        return path.ToString();
    }

    /// <summary>Pins on one spot step aside, each its own way, so that every number can be read.</summary>
    private static List<MapPin> Spread(IReadOnlyList<((int Number, string Title, string? Path, GeoPoint At, bool IsLate) Point, (double X, double Y) Spot)> pins, double height)
    {
        var placed = new List<MapPin>();
        foreach (var (point, spot) in pins)
        {
            var (x, y) = spot;
            for (var turn = 0; turn < 24 && placed.Any(p => Math.Abs(p.X - x) < Apart && Math.Abs(p.Y - y) < Apart); turn++)
                (x, y) = (spot.X + Apart * (1 + turn / 8) * Math.Cos(turn * Math.PI / 4), spot.Y + Apart * (1 + turn / 8) * Math.Sin(turn * Math.PI / 4));
            placed.Add(new MapPin(point.Number, point.Title, point.Path, Math.Clamp(x, 15, Width - 15), Math.Clamp(y, 34, height - 4), point.IsLate));
        }
        return placed;
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
