using PublicPortal.Places.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Where in a community something may lie: its buildings, its outline, the outlines of its cells.</summary>
internal sealed class Spots(IPlaces places, IOutlines outlines)
{
    public Task<IReadOnlyList<PlaceInfo>> BuildingsAsync(string scopePath, CancellationToken cancel) => places.PlacesAsync(PlaceLevel.Building, scopePath, cancel);

    /// <summary>The community's own outline, else those of its cells; empty where none is known: any point is taken then.</summary>
    public async Task<IReadOnlyList<PlaceOutline>> OutlinesAsync(string scopePath, CancellationToken cancel) =>
        (await outlines.BelowAsync(PlaceLevel.Community, [scopePath], cancel)).FirstOrDefault(o => o.ScopePath == scopePath) is { } own ? [own] : await CellsAsync(scopePath, cancel);

    public Task<IReadOnlyList<PlaceOutline>> CellsAsync(string scopePath, CancellationToken cancel) => outlines.BelowAsync(PlaceLevel.GridCell, [scopePath], cancel);
}
