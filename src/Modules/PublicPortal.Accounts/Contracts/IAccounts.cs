using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Contracts;

public enum AccountKind { Resident, Staff }

/// <param name="DisplayName">What to call the account on pages; for residents a nickname or masked name.</param>
/// <param name="StaffNumber">工号, which a resident can check; null for residents.</param>
public sealed record AccountInfo(Guid Id, AccountKind Kind, string DisplayName, string? StaffNumber);

/// <summary>An official with the scope paths over which a permission is held.</summary>
public sealed record StaffReach(AccountInfo Account, IReadOnlyList<string> Scopes)
{
    public bool Reaches(string scopePath) => Scopes.Any(s => scopePath.StartsWith(s, StringComparison.Ordinal));
}

/// <summary>Looks up accounts.</summary>
public interface IAccounts
{
    Task<AccountInfo?> FindAsync(Guid accountId, CancellationToken cancel = default);
    Task<IReadOnlyDictionary<Guid, AccountInfo>> FindManyAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancel = default);

    /// <summary>Active officials who hold the permission over the place, those with the narrowest scope first.</summary>
    Task<IReadOnlyList<AccountInfo>> StaffOverAsync(Permission permission, string scopePath, CancellationToken cancel = default);

    /// <summary>Active officials who hold the permission over places within or around one of the scope paths, by number.</summary>
    Task<IReadOnlyList<StaffReach>> StaffWithinAsync(Permission permission, IReadOnlyCollection<string> scopePaths, CancellationToken cancel = default);

    /// <summary>An official by the number on their card, for residents who want to check a visitor; null when not active.</summary>
    Task<AccountInfo?> FindStaffByNumberAsync(string staffNumber, CancellationToken cancel = default);

    /// <summary>Changes what a resident's account is called on pages (after their name is known, masked or as they wish).</summary>
    Task RenameAsync(Guid accountId, string displayName, CancellationToken cancel = default);
}

/// <summary>Port for ways of signing residents in from outside (WeChat).</summary>
public interface IExternalSignIn
{
    /// <summary>The account bound to the outside id; made when it is seen for the first time.</summary>
    /// <param name="provider"><c>wechat</c></param>
    Task<Guid> FindOrCreateAsync(string provider, string externalId, Process process, CancellationToken cancel = default);

    /// <summary>A new account that no outside id leads to: whoever proves only a phone number starts with an empty one.</summary>
    Task<Guid> CreateAsync(Process process, CancellationToken cancel = default);

    /// <summary>
    /// Two accounts of the same person become one: the outside ids and living sessions of <paramref name="from"/> lead to
    /// <paramref name="to"/>, and <see cref="AccountsJoined"/> lets each module hand its rows over. The caller has made
    /// sure that it is the same person.
    /// </summary>
    /// <returns>False when both have an id with the same provider (two WeChat accounts), or one is no resident's.</returns>
    Task<bool> JoinAsync(Guid from, Guid to, Process process, CancellationToken cancel = default);

    /// <summary>The outside id of an account, to send messages to; null when it is not bound.</summary>
    Task<string?> ExternalIdAsync(string provider, Guid accountId, CancellationToken cancel = default);

    /// <summary>
    /// Starts a server-side session in the present transaction and gives the principal to put into the cookie. Call
    /// <c>HttpContext.SignInAsync</c> with it only after the commit.
    /// </summary>
    /// <param name="factors">How it was proved who it is; by default the channel.</param>
    Task<System.Security.Claims.ClaimsPrincipal> StartSessionAsync(Guid accountId, Channel channel, HttpContext http, Process process, CancellationToken cancel = default, string? factors = null);
}

/// <summary>A way of signing in that the sign-in page offers; filled by other modules.</summary>
/// <param name="Path">Where the way begins; <c>?return=</c> with a local address is added.</param>
public sealed record SignInWay(LocalizedText Title, LocalizedText Hint, string Path, string Icon, int Order)
{
    /// <summary>Works inside WeChat alone; elsewhere the sign-in page says how to get there.</summary>
    public bool InWeChatOnly { get; init; }
}

/// <summary>Two accounts turned out to be one person's: what belonged to <paramref name="From"/> belongs to <paramref name="To"/>.</summary>
public sealed record AccountsJoined(Guid From, Guid To) : PortalEvent
{
    public override Guid SubjectId => To;
    public override string Name => "accounts.joined";
}

/// <summary>Where a sign-in goes on: an address of this site, never of another, and no part of signing in.</summary>
public static class SignInReturn
{
    /// <summary>The address if it may be gone to, else the other one.</summary>
    public static string Local(string? address, string otherwise) => Sessions.ReturnAddress.Local(address, otherwise);
}
