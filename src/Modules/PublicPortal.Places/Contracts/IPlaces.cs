namespace PublicPortal.Places.Contracts;

/// <summary>Largest first: 区, 街道, 社区, 网格, 楼栋.</summary>
public enum PlaceLevel { District, Street, Community, GridCell, Building }

/// <param name="ScopePath">Opaque path from the district down, ends with a slash: rights over a place reach all paths that start with its own.</param>
public sealed record PlaceInfo(Guid Id, PlaceLevel Level, string Code, string Name, Guid? ParentId, string ScopePath);

public enum DwellingUsage { Residential, Dormitory, Hotel, Commercial, Other }
public enum DwellingStatus { Active, Withdrawn }

/// <summary>分类分级分色, of the dwelling, never of people; nothing outside the desk may show it.</summary>
public enum DwellingGrade { Green, Yellow, Orange, Red }

/// <param name="Code">25 digits; never sliced to find street or grid.</param>
/// <param name="Address">As on the plate, without district and street: 和乐花园 3 栋 502.</param>
/// <param name="ScopePath">That of its grid cell; the dwelling moves when the mapping does.</param>
/// <param name="GradeAsksVisit">The grade's rule says that declarations here are looked at on the spot.</param>
public sealed record DwellingInfo(
    Guid Id, string Code, string Address, Guid GridCellId, string GridCellName, Guid CommunityId, string CommunityName, string StreetName,
    string DistrictName, string ScopePath, int MaxResidents, DwellingUsage Usage, DwellingStatus Status, bool GradeAsksVisit)
{
    /// <summary>District, street and community in words.</summary>
    public string Area => $"{DistrictName}{StreetName}{CommunityName}";
}

/// <summary>Looks up places and dwellings.</summary>
public interface IPlaces
{
    Task<DwellingInfo?> FindDwellingAsync(string dwellingCode, CancellationToken cancel = default);
    Task<DwellingInfo?> FindDwellingAsync(Guid dwellingId, CancellationToken cancel = default);
    Task<IReadOnlyDictionary<Guid, DwellingInfo>> FindDwellingsAsync(IReadOnlyCollection<Guid> dwellingIds, CancellationToken cancel = default);
    Task<IReadOnlyDictionary<string, Guid>> FindDwellingIdsAsync(IReadOnlyCollection<string> dwellingCodes, CancellationToken cancel = default);

    /// <summary>Whether the random token of the scanned plate is the plate's present one.</summary>
    Task<bool> IsPlateAsync(Guid dwellingId, string? plateToken, CancellationToken cancel = default);

    Task<PlaceInfo?> FindPlaceAsync(Guid placeId, CancellationToken cancel = default);

    /// <summary>Places of a level below a scope path, by name; for filters.</summary>
    Task<IReadOnlyList<PlaceInfo>> PlacesAsync(PlaceLevel level, string scopePathPrefix, CancellationToken cancel = default);
}

/// <summary>Slot: what a civic module offers on a door plate's page (declare, I am the landlord).</summary>
/// <param name="IsMain">The one main button of the page.</param>
public sealed record PlateAct(Kernel.LocalizedText Title, Kernel.LocalizedText Hint, string Path, string Icon, int Order, bool IsMain = false);

/// <summary>Fills the acts of a plate.</summary>
public interface IPlateSlot
{
    /// <param name="plateToken">The scanned token, to be carried on; null when the address was typed.</param>
    IEnumerable<PlateAct> Acts(DwellingInfo dwelling, string? plateToken);
}
