using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Announcing;

/// <summary>The key pair that the site signs receipts and records with: one for the site, made with the first poll, its private part sealed.</summary>
internal sealed class SiteKeys(IServiceScopeFactory scopes, FieldCipher cipher, TimeProvider clock)
{
    private ECParameters? known;

    /// <summary>To sign with; made anew for each use, as one is not for several threads. Dispose it.</summary>
    public async Task<ECDsa> OpenAsync(CancellationToken cancel = default) =>
        ECDsa.Create(known ?? await LoadAsync(cancel) ?? throw new InvalidOperationException("No poll was announced yet: there is no key."));

    /// <summary>The public key and its fingerprint; null before the first poll.</summary>
    public async Task<(string Key, string Fingerprint)?> PublicAsync(CancellationToken cancel = default) =>
        (known ?? await LoadAsync(cancel)) is { } key ? (PollKeys.Public(key), PollKeys.Fingerprint(PollKeys.Public(key))) : null;

    /// <summary>The public key; makes the pair in the context's transaction when there is none. Where two nodes make one at once, the later act fails whole.</summary>
    public async Task<string> EnsureAsync(PortalDbContext db, CancellationToken cancel)
    {
        if ((known ?? await LoadAsync(cancel)) is { } key) return PollKeys.Public(key);
        if (await db.Set<SiteKeyRow>().AsNoTracking().SingleOrDefaultAsync(cancel) is { } row) return row.PublicKey;
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var whole = made.ExportParameters(includePrivateParameters: true);
        var id = Ids.New(clock);
        db.Add(new SiteKeyRow
        {
            Id = id, PublicKey = PollKeys.Public(whole), MadeAt = clock.GetUtcNow(),
            PrivateKey = cipher.Seal(SiteKeyRow.PrivateColumn, id, Convert.ToHexStringLower(whole.D!)),
        });
        await db.SaveChangesAsync(cancel);
        return PollKeys.Public(whole);
    }

    /// <summary>What is committed; null when there is none.</summary>
    private async Task<ECParameters?> LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<SiteKeyRow>().AsNoTracking().SingleOrDefaultAsync(cancel) is not { } row) return null;
        var key = new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, Q = PollKeys.Point(row.PublicKey), D = Convert.FromHexString(cipher.Open(SiteKeyRow.PrivateColumn, row.Id, row.PrivateKey)),
        };
        known = key;
        return key;
    }
}
