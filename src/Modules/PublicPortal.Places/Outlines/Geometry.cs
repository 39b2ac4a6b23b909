using System.Globalization;
using System.Text.Json;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

/// <summary>A geometry that was read and found whole: polygons with their rings, or a point.</summary>
internal sealed record Geometry(IReadOnlyList<IReadOnlyList<IReadOnlyList<GeoPoint>>> Polygons, GeoPoint Point)
{
    public bool IsPoint => Polygons.Count == 0;

    public static Result<Geometry> Read(JsonElement geometry)
    {
        if (geometry.ValueKind != JsonValueKind.Object || !geometry.TryGetProperty("type", out var type) || !geometry.TryGetProperty("coordinates", out var coordinates))
            return OutlineRefusals.Kind.With(geometry.ValueKind);
        switch (type.ValueKind == JsonValueKind.String ? type.GetString() : "")
        {
            case "Point":
                var point = Position(coordinates);
                return point.IsRefused ? Result<Geometry>.Refuse(point.Refusals) : new Geometry([], point.Value);
            case "Polygon":
                return Polygons_([coordinates]);
            case "MultiPolygon" when coordinates.ValueKind == JsonValueKind.Array:
                return Polygons_([.. coordinates.EnumerateArray()]);
            default:
                return OutlineRefusals.Kind.With(type.ToString());
        }
    }

    private static Result<Geometry> Polygons_(IReadOnlyList<JsonElement> written)
    {
        var polygons = new List<IReadOnlyList<IReadOnlyList<GeoPoint>>>();
        foreach (var polygon in written)
        {
            if (polygon.ValueKind != JsonValueKind.Array || polygon.GetArrayLength() == 0) return OutlineRefusals.Coordinates;
            var rings = new List<IReadOnlyList<GeoPoint>>();
            foreach (var line in polygon.EnumerateArray())
            {
                var ring = Ring(line);
                if (ring.IsRefused) return Result<Geometry>.Refuse(ring.Refusals);
                rings.Add(ring.Value);
            }
            polygons.Add(rings);
        }
        if (polygons.Count == 0) return OutlineRefusals.Coordinates;
        return new Geometry(polygons, Rings.Middle(polygons.MaxBy(p => Math.Abs(Rings.Area(p[0])))![0]));
    }

    private static Result<IReadOnlyList<GeoPoint>> Ring(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Array) return OutlineRefusals.Coordinates;
        var ring = new List<GeoPoint>(line.GetArrayLength());
        foreach (var written in line.EnumerateArray())
        {
            var position = Position(written);
            if (position.IsRefused) return Result<IReadOnlyList<GeoPoint>>.Refuse(position.Refusals);
            ring.Add(position.Value);
        }
        if (ring.Count < 4) return OutlineRefusals.RingShort;
        if (ring[0] != ring[^1]) return OutlineRefusals.RingOpen;
        return Math.Abs(Rings.Area(ring)) < 1e-14 ? OutlineRefusals.RingFlat : ring;
    }

    private static Result<GeoPoint> Position(JsonElement written)
    {
        if (written.ValueKind != JsonValueKind.Array || written.GetArrayLength() is < 2 or > 3) return OutlineRefusals.Coordinates;
        if (written[0].ValueKind != JsonValueKind.Number || written[1].ValueKind != JsonValueKind.Number) return OutlineRefusals.Coordinates;
        var point = new GeoPoint(written[0].GetDouble(), written[1].GetDouble());
        if (IsHere(point.Longitude, point.Latitude)) return point;
        var said = string.Create(CultureInfo.InvariantCulture, $"[{point.Longitude}, {point.Latitude}]");
        return (IsHere(point.Latitude, point.Longitude) ? OutlineRefusals.Swapped : OutlineRefusals.OutOfRange).With(said);
    }

    private static bool IsHere(double longitude, double latitude) => longitude is >= 73 and <= 136 && latitude is >= 3 and <= 54;
}
