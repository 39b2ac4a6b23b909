using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Passkeys;

/// <param name="Challenge">Goes back with the device's answer.</param>
/// <param name="Options">What the browser hands to the device, JSON of WebAuthn.</param>
internal sealed record PasskeyOffer(string Challenge, JsonElement Options);

internal sealed record PasskeyLine(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsSynced);

/// <summary>
/// Passkeys of officials (WebAuthn, checked by ASP.NET Core Identity). The device asks for finger, face or screen lock, so a
/// passkey is something one has and is or knows: it counts as two factors.
/// </summary>
internal sealed class PasskeyService(
    PortalDbContext db, IPasskeyHandler<Account> handler, ChallengeBook challenges, AttemptLimiter limiter, SessionService sessions, TimeProvider clock)
{
    public const int Most = 10;
    private const string Limit = "accounts.passkey";
    private const int MostFromOneAddress = 200;   // a whole street office sits behind one
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(Guid accountId, CancellationToken cancel) =>
        await db.Set<StaffPasskey>().AsNoTracking().Where(p => p.AccountId == accountId).OrderBy(p => p.CreatedAt)
            .Select(p => new PasskeyLine(p.Id, p.Name, p.CreatedAt, p.LastUsedAt, p.IsBackedUp)).ToListAsync(cancel);

    public async Task<PasskeyOffer> OfferNewAsync(Guid accountId, HttpContext http, CancellationToken cancel)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == accountId, cancel);
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString("N"), Name = account.StaffNumber!, DisplayName = account.DisplayName }, http);
        return new PasskeyOffer(await challenges.AddAsync(ChallengeKind.NewPasskey, accountId, made.AttestationState ?? "", cancel), Json(made.CreationOptionsJson));
    }

    public async Task<Result> AddAsync(Guid accountId, string? challenge, string? credential, string? name, HttpContext http, Process process, CancellationToken cancel)
    {
        if (Named(name) is not { } called) return PasskeyRefusals.Name;
        if (await db.Set<StaffPasskey>().CountAsync(p => p.AccountId == accountId, cancel) >= Most) return PasskeyRefusals.Enough.With(Most);
        if (await challenges.TakeAsync(ChallengeKind.NewPasskey, challenge, cancel) is not { } taken || taken.AccountId != accountId) return PasskeyRefusals.NotAdded;
        var result = await CheckAsync(() => handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = credential ?? "", AttestationState = taken.State }));
        if (result is not { Succeeded: true } || result.UserEntity.Id != accountId.ToString("N")) return PasskeyRefusals.NotAdded;
        var now = clock.GetUtcNow();
        var passkey = StaffPasskey.From(result.Passkey, Ids.New(now), accountId, called, now);
        db.Add(passkey);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return PasskeyRefusals.Already;
        process.Raise(new PasskeyAdded(accountId, passkey.Id));
        return Result.Ok();
    }

    public async Task<Result> RenameAsync(Guid accountId, Guid id, string? name, Process process, CancellationToken cancel)
    {
        if (Named(name) is not { } called) return PasskeyRefusals.Name;
        if (await db.Set<StaffPasskey>().FirstOrDefaultAsync(p => p.Id == id && p.AccountId == accountId, cancel) is not { } passkey) return PasskeyRefusals.Gone;
        passkey.Name = called;
        await db.SaveChangesAsync(cancel);
        process.Raise(new PasskeyRenamed(accountId, id));
        return Result.Ok();
    }

    public async Task RemoveAsync(Guid accountId, Guid id, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (await db.Set<StaffPasskey>().Where(p => p.Id == id && p.AccountId == accountId).ExecuteDeleteAsync(cancel) == 1) process.Raise(new PasskeyRemoved(accountId, id));
    }

    /// <returns>Null when too many sign-ins failed from this address.</returns>
    public async Task<PasskeyOffer?> OfferUseAsync(HttpContext http, CancellationToken cancel)
    {
        if (!await limiter.SpendAsync(Limit + "-asked", From(http), MostFromOneAddress * 5, Quarter, cancel)) return null;
        var made = await handler.MakeRequestOptionsAsync(null, http);   // no number is asked: the device knows whose it is
        return new PasskeyOffer(await challenges.AddAsync(ChallengeKind.UsePasskey, null, made.AssertionState ?? "", cancel), Json(made.RequestOptionsJson));
    }

    public async Task<Result<ClaimsPrincipal>> SignInAsync(string? challenge, string? credential, HttpContext http, Process process, CancellationToken cancel)
    {
        if (!await limiter.HasLeftAsync(Limit, From(http), MostFromOneAddress, Quarter, cancel)) return PasskeyRefusals.TooMany;
        var taken = await challenges.TakeAsync(ChallengeKind.UsePasskey, challenge, cancel);
        var result = taken is null ? null : await CheckAsync(() => handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential ?? "", AssertionState = taken.Value.State }));
        if (result is not { Succeeded: true, User.Active: true })
        {
            await limiter.SpendAsync(Limit, From(http), MostFromOneAddress, Quarter, cancel);
            process.Raise(new SignInFailed(result?.User?.Id ?? Guid.Empty, "passkey"));
            return PasskeyRefusals.NotDone;
        }
        var (id, count, backedUp, now) = (result.Passkey.CredentialId, (long)result.Passkey.SignCount, result.Passkey.IsBackedUp, clock.GetUtcNow());
        await db.BeginWriteAsync(cancel);
        await db.Set<StaffPasskey>().Where(p => p.CredentialId == id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.SignCount, count).SetProperty(p => p.IsBackedUp, backedUp).SetProperty(p => p.LastUsedAt, now), cancel);
        return await sessions.StartAsync(result.User, Channel.Web, "passkey", http, process, cancel);
    }

    /// <summary>What a browser sends may be anything: broken JSON is an ordinary no.</summary>
    private static async Task<T?> CheckAsync<T>(Func<Task<T>> check) where T : class
    {
        try { return await check(); }
        catch (Exception broken) when (broken is PasskeyException or JsonException or FormatException or ArgumentException) { return null; }
    }

    private static string? Named(string? typed) => (typed ?? "").Trim() is { Length: > 0 and <= StaffPasskey.LongestName } name && !name.Any(char.IsControl) ? name : null;
    private static string From(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
