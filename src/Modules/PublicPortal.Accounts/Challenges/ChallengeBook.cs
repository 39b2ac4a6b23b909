using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Challenges;

/// <summary>Gives out challenges and takes each back once.</summary>
internal sealed class ChallengeBook(PortalDbContext db, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    /// <returns>The token for the browser: 256 random bits.</returns>
    public async Task<string> AddAsync(ChallengeKind kind, Guid? accountId, string state, CancellationToken cancel)
    {
        var (token, now) = (RandomNumberGenerator.GetHexString(64), clock.GetUtcNow());
        db.Add(new Challenge { Id = Ids.New(now), Kind = kind, TokenHash = Hash(token), AccountId = accountId, State = Encoding.UTF8.GetBytes(state), ExpiresAt = now + Lasts });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>The challenge, taken away; null when it is unknown, used, or over. Whose it is, the caller compares.</summary>
    public async Task<(Guid? AccountId, string State)?> TakeAsync(ChallengeKind kind, string? token, CancellationToken cancel)
    {
        if (token is not { Length: 64 }) return null;
        var (hash, now) = (Hash(token), clock.GetUtcNow());
        var found = await db.Set<Challenge>().AsNoTracking().FirstOrDefaultAsync(c => c.TokenHash == hash && c.Kind == kind, cancel);
        if (found is null) return null;
        await db.BeginWriteAsync(cancel);
        var taken = await db.Set<Challenge>().Where(c => c.Id == found.Id).ExecuteDeleteAsync(cancel);   // two at once: one of them gets it
        return taken == 1 && found.ExpiresAt > now ? (found.AccountId, Encoding.UTF8.GetString(found.State)) : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
