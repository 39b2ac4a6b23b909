using System.Security.Claims;
using System.Security.Cryptography;

namespace PublicPortal.Accounts.Sessions;

/// <summary>What the cookie holds: the session's id and its secret, nothing else.</summary>
internal sealed record SessionTicket(Guid SessionId, string Secret)
{
    /// <summary>Name of the authentication scheme and of the cookie.</summary>
    public const string Scheme = "portal";
    private const string SessionClaim = "session";
    private const string SecretClaim = "secret";
    public const string KeptClaim = "kept";

    public static SessionTicket New(Guid sessionId) => new(sessionId, RandomNumberGenerator.GetHexString(64));

    /// <param name="kept">The browser keeps the cookie when it is closed.</param>
    public ClaimsPrincipal ToPrincipal(bool kept) => new(new ClaimsIdentity(
        [new Claim(SessionClaim, SessionId.ToString("N")), new Claim(SecretClaim, Secret), .. kept ? [new Claim(KeptClaim, "1")] : Array.Empty<Claim>()], Scheme));

    public static SessionTicket? From(ClaimsPrincipal? principal) =>
        Guid.TryParseExact(principal?.FindFirst(SessionClaim)?.Value, "N", out var id) && principal.FindFirst(SecretClaim)?.Value is { Length: 64 } secret
            ? new SessionTicket(id, secret)
            : null;
}
