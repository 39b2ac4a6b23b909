using PublicPortal.Content.Contracts;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Communities;

/// <summary>Communities as the pages of the content know them.</summary>
internal sealed class CommunityDirectory(IPlaces places) : ICommunityDirectory
{
    public async Task<IReadOnlyList<CommunityPlace>> AllAsync(CancellationToken cancel)
    {
        var streets = (await places.PlacesAsync(PlaceLevel.Street, "", cancel)).ToDictionary(s => s.Id, s => s.Name);
        return [.. (await places.PlacesAsync(PlaceLevel.Community, "", cancel)).Select(c => new CommunityPlace(c.Code, c.Name, c.ParentId is { } street ? streets.GetValueOrDefault(street, "") : "", c.ScopePath))
            .OrderBy(c => c.Area, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<CommunityPlace>> StreetsAsync(CancellationToken cancel) =>
        [.. (await places.PlacesAsync(PlaceLevel.Street, "", cancel)).Select(s => new CommunityPlace(s.Code, s.Name, "", s.ScopePath))];

    public async Task<CommunityPlace?> FindAsync(string code, CancellationToken cancel) => (await AllAsync(cancel)).FirstOrDefault(c => c.Code == code);
}
