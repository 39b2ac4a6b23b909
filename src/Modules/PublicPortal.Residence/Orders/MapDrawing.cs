using System.Globalization;
using System.Text;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Orders;

/// <summary>Positions on the page, in the units of the drawing.</summary>
internal readonly record struct Spot(double X, double Y)
{
    public string Left => MapDrawing.Number(X);
    public string Top => MapDrawing.Number(Y);
}

/// <summary>Lays a piece of the world flat: a district is small enough for it.</summary>
internal sealed class MapDrawing
{
    public const double Width = 400, PinRadius = 13;
    private const double Margin = 22, Flattest = 240, Tallest = 440;
    private readonly double west, north, scale, narrow, left;

    /// <param name="shown">What the drawing must hold; at least one point.</param>
    public MapDrawing(IReadOnlyCollection<GeoPoint> shown)
    {
        var (east, south) = (shown.Max(p => p.Longitude), shown.Min(p => p.Latitude));
        (west, north) = (shown.Min(p => p.Longitude), shown.Max(p => p.Latitude));
        narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (wide, high) = (Math.Max((east - west) * narrow, 1e-5), Math.Max(north - south, 1e-5));
        scale = Math.Min((Width - 2 * Margin) / wide, (Tallest - 2 * Margin) / high);
        left = (Width - wide * scale) / 2;
        Height = Math.Max(Flattest, high * scale + 2 * Margin);
        Top = (Height - high * scale) / 2;
    }

    public double Height { get; }
    private double Top { get; }

    public Spot At(GeoPoint point) => new(left + (point.Longitude - west) * narrow * scale, Top + (north - point.Latitude) * scale);

    /// <summary>The <c>d</c> of a path; holes by the even-odd rule.</summary>
    public string Path(PlaceOutline outline)
    {
        var path = new StringBuilder();
        foreach (var ring in outline.Polygons.SelectMany(p => p))
        {
            for (var i = 0; i < ring.Count - 1; i++)
            {
                var spot = At(ring[i]);
                path.Append(i == 0 ? 'M' : 'L').Append(spot.Left).Append(' ').Append(spot.Top);
            }
            path.Append('Z');
        }
        return path.ToString();
    }

    /// <summary>Pushes pins apart until each can be read and touched; the same pins always come out the same way.</summary>
    public Spot[] Apart(IReadOnlyList<Spot> spots)
    {
        var (moved, least) = (spots.ToArray(), PinRadius * 2 + 1);
        for (var round = 0; round < 120; round++)
            for (var i = 0; i < moved.Length; i++)
                for (var j = i + 1; j < moved.Length; j++)
                {
                    var (dx, dy) = (moved[j].X - moved[i].X, moved[j].Y - moved[i].Y);
                    var distance = Math.Sqrt(dx * dx + dy * dy);
                    if (distance >= least) continue;
                    if (distance < .01) (dx, dy, distance) = (Math.Cos(j * 2.4), Math.Sin(j * 2.4), 1);   // on one spot: each its own way
                    var push = (least - distance) / 2 / distance;
                    moved[i] = Inside(new(moved[i].X - dx * push, moved[i].Y - dy * push));
                    moved[j] = Inside(new(moved[j].X + dx * push, moved[j].Y + dy * push));
                }
        return [.. moved.Select(Inside)];
    }

    private Spot Inside(Spot spot) => new(Math.Clamp(spot.X, PinRadius + 1, Width - PinRadius - 1), Math.Clamp(spot.Y, PinRadius + 1, Height - PinRadius - 1));

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
