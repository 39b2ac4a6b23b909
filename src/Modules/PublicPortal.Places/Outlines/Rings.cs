using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

/// <summary>Sums over rings. Districts are small, so degrees are taken as flat.</summary>
internal static class Rings
{
    /// <summary>Signed, in square degrees.</summary>
    public static double Area(IReadOnlyList<GeoPoint> ring)
    {
        var sum = 0.0;
        var o = ring[0];   // near numbers, else the small differences drown
        for (var i = 0; i < ring.Count - 1; i++)
            sum += (ring[i].Longitude - o.Longitude) * (ring[i + 1].Latitude - o.Latitude) - (ring[i + 1].Longitude - o.Longitude) * (ring[i].Latitude - o.Latitude);
        return sum / 2;
    }

    /// <summary>The centre of gravity; the nearest middle of the ring's width where that lies outside (a horseshoe).</summary>
    public static GeoPoint Middle(IReadOnlyList<GeoPoint> ring)
    {
        var (area, x, y, o) = (Area(ring), 0.0, 0.0, ring[0]);
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var (ax, ay) = (ring[i].Longitude - o.Longitude, ring[i].Latitude - o.Latitude);
            var (bx, by) = (ring[i + 1].Longitude - o.Longitude, ring[i + 1].Latitude - o.Latitude);
            var cross = ax * by - bx * ay;
            x += (ax + bx) * cross;
            y += (ay + by) * cross;
        }
        var centre = new GeoPoint(o.Longitude + x / (6 * area), o.Latitude + y / (6 * area));
        var cuts = Cuts(ring, centre.Latitude);
        for (var i = 0; i + 1 < cuts.Count; i += 2)
            if (centre.Longitude >= cuts[i] && centre.Longitude <= cuts[i + 1]) return centre;
        if (cuts.Count < 2) return centre;
        var widest = Enumerable.Range(0, cuts.Count / 2).MaxBy(i => cuts[2 * i + 1] - cuts[2 * i]);
        return centre with { Longitude = (cuts[2 * widest] + cuts[2 * widest + 1]) / 2 };
    }

    private static List<double> Cuts(IReadOnlyList<GeoPoint> ring, double latitude)
    {
        var cuts = new List<double>();
        for (var i = 0; i < ring.Count - 1; i++)
        {
            var (a, b) = (ring[i], ring[i + 1]);
            if (a.Latitude > latitude != b.Latitude > latitude)
                cuts.Add(a.Longitude + (latitude - a.Latitude) / (b.Latitude - a.Latitude) * (b.Longitude - a.Longitude));
        }
        cuts.Sort();
        return cuts;
    }

    /// <summary>Leaves out positions that lie nearer than the tolerance to the line without them (Douglas and Peucker), never below a triangle.</summary>
    public static IReadOnlyList<GeoPoint> Simplify(IReadOnlyList<GeoPoint> ring, double tolerance)
    {
        var keep = new bool[ring.Count];
        var far = Enumerable.Range(1, ring.Count - 2).MaxBy(i => Square(ring[i], ring[0]));   // a ring has no ends: its farthest position is one
        var third = Enumerable.Range(1, ring.Count - 2).MaxBy(i => Distance(ring[i], ring[0], ring[far]));
        keep[0] = keep[^1] = keep[far] = keep[third] = true;
        var work = new Stack<(int From, int To)>([(0, Math.Min(far, third)), (Math.Min(far, third), Math.Max(far, third)), (Math.Max(far, third), ring.Count - 1)]);
        while (work.TryPop(out var part))
        {
            var (most, at) = (tolerance, -1);
            for (var i = part.From + 1; i < part.To; i++)
                if (Distance(ring[i], ring[part.From], ring[part.To]) is var d && d > most) (most, at) = (d, i);
            if (at < 0) continue;
            keep[at] = true;
            work.Push((part.From, at));
            work.Push((at, part.To));
        }
        return [.. ring.Where((_, i) => keep[i])];
    }

    private static double Square(GeoPoint a, GeoPoint b) => Math.Pow(a.Longitude - b.Longitude, 2) + Math.Pow(a.Latitude - b.Latitude, 2);

    private static double Distance(GeoPoint p, GeoPoint a, GeoPoint b)
    {
        var length = Square(a, b);
        if (length == 0) return Math.Sqrt(Square(p, a));
        var t = Math.Clamp(((p.Longitude - a.Longitude) * (b.Longitude - a.Longitude) + (p.Latitude - a.Latitude) * (b.Latitude - a.Latitude)) / length, 0, 1);
        return Math.Sqrt(Square(p, new GeoPoint(a.Longitude + t * (b.Longitude - a.Longitude), a.Latitude + t * (b.Latitude - a.Latitude))));
    }
}
