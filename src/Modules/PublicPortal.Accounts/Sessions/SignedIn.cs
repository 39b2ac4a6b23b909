using Microsoft.AspNetCore.Http;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <summary>Who is signed in, as read once at the start of the request.</summary>
/// <param name="Scopes">Permission name → scope paths over which it is held.</param>
internal sealed record SignedIn(Guid SessionId, Guid AccountId, string DisplayName, string? StaffNumber, bool IsStaff, Channel Channel, IReadOnlyDictionary<string, IReadOnlyList<string>> Scopes)
{
    /// <summary>Came by a bound WeChat: one factor, field pages alone.</summary>
    public bool IsField { get; init; }

    /// <summary>When both factors were proved last.</summary>
    public DateTimeOffset? ProvedAt { get; init; }
}

/// <summary>What the cookie of the present request led to; at most one of the three is there.</summary>
/// <param name="User">A living session.</param>
/// <param name="WaitingSession">An official whose password was right and whose second factor is still asked for.</param>
/// <param name="EndedAccount">Whose session was here and is over.</param>
internal sealed record RequestSession(SignedIn? User = null, Guid? WaitingSession = null, Guid? EndedAccount = null)
{
    private static readonly object Key = new();
    private static readonly RequestSession None = new();

    public static RequestSession Of(HttpContext? http) => http?.Items[Key] as RequestSession ?? None;
    public void Keep(HttpContext http) => http.Items[Key] = this;
}
