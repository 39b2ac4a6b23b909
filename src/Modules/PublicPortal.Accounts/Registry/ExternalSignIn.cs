using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Registry;

internal sealed class ExternalSignIn(PortalDbContext db, SessionService sessions, TimeProvider clock) : IExternalSignIn
{
    public async Task<Guid> FindOrCreateAsync(string provider, string externalId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(provider, externalId, cancel) is { } known) return known;
        var now = clock.GetUtcNow();
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Resident, DisplayName = "您", CreatedAt = now };
        db.Add(account);
        db.Add(new ExternalLogin { Id = Ids.New(now), Provider = provider, ExternalId = externalId, AccountId = account.Id, CreatedAt = now });
        // The callback may come twice at once; the second finds what the first made.
        if (await db.SaveOrDuplicateAsync(cancel) is not null)
            return await FindAsync(provider, externalId, cancel) ?? throw new InvalidOperationException("The account of an outside id vanished.");
        process.Raise(new AccountMade(account.Id, provider, null));
        return account.Id;
    }

    public async Task<Guid> CreateAsync(Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Resident, DisplayName = "您", CreatedAt = now };
        db.Add(account);
        await db.SaveChangesAsync(cancel);
        process.Raise(new AccountMade(account.Id, "phone", null));
        return account.Id;
    }

    public async Task<bool> JoinAsync(Guid from, Guid to, Process process, CancellationToken cancel)
    {
        var pair = new[] { from, to };
        var accounts = await db.Set<Account>().Where(a => pair.Contains(a.Id)).ToListAsync(cancel);
        if (accounts.Count != 2 || accounts.Any(a => a.Kind != AccountKind.Resident || !a.Active)) return false;
        var providers = await db.Set<ExternalLogin>().Where(l => pair.Contains(l.AccountId)).Select(l => l.Provider).ToListAsync(cancel);
        if (providers.Distinct().Count() != providers.Count) return false;
        await db.BeginWriteAsync(cancel);
        await db.Set<ExternalLogin>().Where(l => l.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(l => l.AccountId, to), cancel);
        await db.Set<Session>().Where(s => s.AccountId == from).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, to), cancel);
        var ended = accounts.Single(a => a.Id == from);
        (ended.Active, ended.ClosedAt) = (false, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        process.Raise(new AccountsJoined(from, to));
        return true;
    }

    public Task<string?> ExternalIdAsync(string provider, Guid accountId, CancellationToken cancel) =>
        db.Set<ExternalLogin>().AsNoTracking().Where(l => l.AccountId == accountId && l.Provider == provider).Select(l => (string?)l.ExternalId).FirstOrDefaultAsync(cancel);

    public async Task<ClaimsPrincipal> StartSessionAsync(Guid accountId, Channel channel, HttpContext http, Process process, CancellationToken cancel, string? factors)
    {
        var account = await db.Set<Account>().AsNoTracking().FirstAsync(a => a.Id == accountId, cancel);
        return await sessions.StartAsync(account, channel, factors ?? (channel == Channel.WeChat ? "wechat" : "outside"), http, process, cancel);
    }

    private Task<Guid?> FindAsync(string provider, string externalId, CancellationToken cancel) =>
        db.Set<ExternalLogin>().AsNoTracking().Where(l => l.Provider == provider && l.ExternalId == externalId).Select(l => (Guid?)l.AccountId).FirstOrDefaultAsync(cancel);
}
