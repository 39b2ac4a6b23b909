namespace PublicPortal.Accounts.Contracts;

/// <param name="ScopePath">As in role grants: codes from the district down, each followed by a slash.</param>
/// <param name="Name">福保街道石厦社区第七网格</param>
public sealed record ScopePlace(string ScopePath, string Name);

/// <summary>Slot: names the places that roles are limited to. Filled by the module that owns places; without it paths are typed and shown as they are.</summary>
public interface IScopePlaces
{
    /// <summary>The place with this code; null when there is none.</summary>
    Task<ScopePlace?> FindAsync(string placeCode, CancellationToken cancel = default);

    /// <summary>Names by scope path; paths without a place are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);
}
