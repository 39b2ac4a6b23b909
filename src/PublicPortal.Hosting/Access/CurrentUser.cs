using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Access;

/// <summary>Who sent the present request. Implemented by the Accounts module; outside a request nobody is signed in.</summary>
public interface ICurrentUser
{
    /// <summary>The account, or null for a visitor.</summary>
    Guid? AccountId { get; }

    /// <summary>What to call the person on the page; never an ID number or phone.</summary>
    string? DisplayName { get; }

    /// <summary>True for officials' accounts, which are apart from residents' accounts.</summary>
    bool IsStaff { get; }

    /// <summary>An official who came by a bound WeChat: field pages alone.</summary>
    bool IsField => false;

    /// <summary>Through which door the request came.</summary>
    Channel Channel { get; }

    /// <summary>Whether the permission is held anywhere at all.</summary>
    bool Has(Permission permission);

    /// <summary>Whether the permission is held over the place with this scope path.</summary>
    bool Has(Permission permission, string scopePath);

    /// <summary>
    /// The scope paths over which the permission is held; a row is in reach when its own path starts with one of them.
    /// The empty path reaches everything.
    /// </summary>
    IReadOnlyList<string> Scopes(Permission permission);
}
