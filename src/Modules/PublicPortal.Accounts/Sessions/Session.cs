using System.Security.Cryptography;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Sessions;

/// <summary>One signed-in device. The row decides, not the cookie: ending it here signs the device out at its next request.</summary>
internal sealed class Session
{
    public Guid Id { get; init; }
    public Guid AccountId { get; init; }
    public AccountKind Kind { get; init; }
    public Channel Channel { get; init; }

    /// <summary>Of the random secret in the cookie: whoever reads this table cannot make a cookie.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>WeChat / Android</summary>
    public required string Device { get; init; }

    /// <summary>How it was proved who it is: <c>wechat</c>, <c>password+totp</c>.</summary>
    public required string Factors { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The password was right; nobody is signed in before the second factor is.</summary>
    public bool Waiting { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The bound WeChat it came by: a field session, which enters field pages alone.</summary>
    public Guid? FieldBindingId { get; init; }

    /// <summary>When all factors were proved last; null while the second one is missing.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    public bool IsAlive(DateTimeOffset now, AccountsOptions options) =>
        EndedAt is null && (Kind == AccountKind.Staff
            ? now - LastSeenAt < (Waiting ? WaitsFor : options.StaffIdle) && now - CreatedAt < options.StaffLongest
            : now - CreatedAt < options.ResidentLongest);

    public bool Fits(string secret) => CryptographicOperations.FixedTimeEquals(SecretHash, Hash(secret));

    public static byte[] Hash(string secret) => SHA256.HashData(Convert.FromHexString(secret));

    private static readonly TimeSpan WaitsFor = TimeSpan.FromMinutes(10);
}
