using PublicPortal.Kernel;

namespace PublicPortal.Content.Contracts;

/// <param name="Code">Last part of its address: <c>/c/{code}</c>.</param>
/// <param name="Area">The street it belongs to, in words.</param>
public sealed record CommunityPlace(string Code, string Name, string Area, string ScopePath);

/// <summary>Port: which communities there are. The module that knows places fills it; without it there are no community pages.</summary>
public interface ICommunityDirectory
{
    Task<IReadOnlyList<CommunityPlace>> AllAsync(CancellationToken cancel = default);

    /// <summary>The streets above them: what is said to a street is said to all its communities.</summary>
    Task<IReadOnlyList<CommunityPlace>> StreetsAsync(CancellationToken cancel = default);
    Task<CommunityPlace?> FindAsync(string code, CancellationToken cancel = default);
}

/// <param name="Path">Null where there is nothing more to open.</param>
public sealed record CommunityRow(string Icon, string What, string? Why = null, string? Path = null);

/// <param name="AllPath">Where all of them are; null where these are all.</param>
public sealed record CommunityBlock(LocalizedText Title, IReadOnlyList<CommunityRow> Rows, string? AllPath = null)
{
    /// <summary>Above the rows: a map, a bar of money.</summary>
    public CommunityFigure? Figure { get; init; }
}

/// <summary>A partial of the module that fills the slot, and what it draws.</summary>
/// <param name="Partial">Its path: <c>/Pages/Shared/Projects/_Map.cshtml</c>.</param>
public sealed record CommunityFigure(string Partial, object Model);

/// <summary>
/// Slot of a community's home: what other modules show there (projects, votes, services, people on duty). The page is the
/// same for everybody and kept in memory: nothing about the reader, and each block says by which tags it is evicted.
/// </summary>
public interface ICommunitySlot
{
    /// <summary>Smaller comes first; the community's own notices stand at 50.</summary>
    int Order { get; }

    /// <param name="tags">Add what evicts the page when it changes, see <see cref="Hosting.PublicPages.PageEvictions"/>.</param>
    /// <returns>Null where there is nothing to show.</returns>
    Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel = default);
}
