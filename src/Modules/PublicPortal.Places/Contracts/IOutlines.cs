namespace PublicPortal.Places.Contracts;

/// <summary>What the numbers of a position mean. They are kept as they came; the two differ by some hundred metres in China.</summary>
public enum GeoSystem { Wgs84, Gcj02 }

public readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>Where a place lies, for drawing.</summary>
/// <param name="Polygons">Each its outer ring and its holes, simplified; empty where only a point is known.</param>
/// <param name="Point">Of a building its own, of an outline a point in its largest part.</param>
public sealed record PlaceOutline(
    Guid PlaceId, string Code, string Name, string ScopePath, GeoSystem System, IReadOnlyList<IReadOnlyList<IReadOnlyList<GeoPoint>>> Polygons, GeoPoint Point);

/// <summary>Reads outlines of places and points of buildings; filled by <c>portal import outlines</c>.</summary>
public interface IOutlines
{
    /// <summary>Places of a level below any of the scope paths, whose outline is known, by code.</summary>
    Task<IReadOnlyList<PlaceOutline>> BelowAsync(PlaceLevel level, IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);

    /// <summary>Where the buildings of dwellings stand, by dwelling; those without a point are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PlaceOutline>> OfDwellingsAsync(IReadOnlyCollection<Guid> dwellingIds, CancellationToken cancel = default);
}
