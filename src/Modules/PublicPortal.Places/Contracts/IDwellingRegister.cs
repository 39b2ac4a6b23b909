namespace PublicPortal.Places.Contracts;

/// <summary>Which dwellings of the desk's list of plates.</summary>
public enum PlateState { All, WithoutPlate, Reported, Replaced, Withdrawn }

/// <param name="Scopes">Scope paths within which the reader may see dwellings.</param>
/// <param name="Below">Scope path of a chosen place; null for all.</param>
/// <param name="Words">Parts of the address, or the beginning of the code.</param>
/// <param name="NewestFirst">By the day of the present plate, newest first; else by place and address.</param>
public sealed record PlateFilter(IReadOnlyList<string> Scopes, string? Below, string? Words, PlateState State, bool NewestFirst = false);

/// <summary>A dwelling with what hangs at its door.</summary>
/// <param name="PlateSince">Null where there is no plate.</param>
/// <param name="Replaced">How often the plate was replaced.</param>
/// <param name="OpenReports">What people reported as wrong and nobody has settled.</param>
public sealed record PlateLine(
    Guid DwellingId, string Code, string Address, string GridCellName, string ScopePath, bool IsWithdrawn, DateTimeOffset? PlateSince, int Replaced, int OpenReports);

/// <summary>Lists and counts over many dwellings, for desks of other modules. The caller has checked the permission.</summary>
public interface IDwellingRegister
{
    Task<IReadOnlyList<PlateLine>> PlatesAsync(PlateFilter filter, int skip, int take, CancellationToken cancel = default);

    /// <summary>How many there are of each state under the filter's other conditions.</summary>
    Task<IReadOnlyDictionary<PlateState, int>> CountPlatesAsync(PlateFilter filter, CancellationToken cancel = default);

    /// <summary>Dwellings by code or parts of the address, best first.</summary>
    Task<IReadOnlyList<PlateLine>> SearchAsync(IReadOnlyList<string> scopes, string typed, int most, CancellationToken cancel = default);

    /// <summary>Dwellings in use, by the scope path of their cell.</summary>
    Task<IReadOnlyDictionary<string, int>> CountByCellAsync(CancellationToken cancel = default);

    /// <summary>The places with these scope paths.</summary>
    Task<IReadOnlyDictionary<string, PlaceInfo>> PlacesAtAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);
}
