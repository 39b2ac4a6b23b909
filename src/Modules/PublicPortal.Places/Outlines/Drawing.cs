using System.Text.Json;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

/// <summary>Simplified polygons as JSON, positions rounded to about a decimetre.</summary>
internal static class Drawing
{
    /// <summary>A thousandth of the width: less than a pixel on a page.</summary>
    private const double Share = 0.001;

    public static byte[]? Of(Geometry geometry)
    {
        if (geometry.IsPoint) return null;
        var all = geometry.Polygons.SelectMany(p => p[0]).ToList();
        var width = Math.Max(all.Max(p => p.Longitude) - all.Min(p => p.Longitude), all.Max(p => p.Latitude) - all.Min(p => p.Latitude));
        return JsonSerializer.SerializeToUtf8Bytes(geometry.Polygons.Select(polygon => polygon.Select(ring =>
            Rings.Simplify(ring, width * Share).Select(p => new[] { Math.Round(p.Longitude, 6), Math.Round(p.Latitude, 6) }))));
    }

    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<GeoPoint>>> Read(byte[]? drawing) => drawing is null ? []
        : [.. JsonSerializer.Deserialize<double[][][][]>(drawing)!.Select(polygon => (IReadOnlyList<IReadOnlyList<GeoPoint>>)
            [.. polygon.Select(ring => (IReadOnlyList<GeoPoint>)[.. ring.Select(p => new GeoPoint(p[0], p[1]))])])];
}
