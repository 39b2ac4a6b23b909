using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PublicPortal.Accounts.Staff;

/// <summary>Slow hashes of passwords (PBKDF2 with HMAC-SHA-512). Never called inside a transaction.</summary>
internal sealed class Passwords
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly Lazy<string> decoy;

    public Passwords() => decoy = new Lazy<string>(() => Hash("nobody's password"));

    public string Hash(string password) => hasher.HashPassword(Nobody, Fold(password));

    /// <summary>Takes as long without a hash as with one: whether an account exists is not told by the clock either.</summary>
    public bool Verify(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? decoy.Value, Fold(password)) != PasswordVerificationResult.Failed && hash is not null;

    /// <summary>The same characters typed on another keyboard are the same password (NIST SP 800-63B-4 3.1.1.2: NFKC).</summary>
    public static string Fold(string password) => password.Normalize(NormalizationForm.FormKC);
}
