using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Contracts;

/// <summary>An official's role over a place.</summary>
public sealed record RoleHolder(AccountInfo Account, string Role, string ScopePath)
{
    public bool Reaches(string scopePath) => scopePath.StartsWith(ScopePath, StringComparison.Ordinal);
}

/// <summary>Who holds which role: for tasks that are given to a role, not to a permission.</summary>
public interface IRoles
{
    /// <summary>Every role of the site with its title.</summary>
    Task<IReadOnlyDictionary<string, LocalizedText>> AllAsync(CancellationToken cancel = default);

    /// <summary>What the account holds; nothing when it is not active.</summary>
    Task<IReadOnlyList<RoleHolder>> OfAsync(Guid accountId, CancellationToken cancel = default);

    /// <summary>Active holders of some roles over places within or around one of the scope paths, by number.</summary>
    Task<IReadOnlyList<RoleHolder>> HoldersAsync(IReadOnlyCollection<string> roles, IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);
}
