using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

internal sealed class RoleHolders(PortalDbContext db) : IRoles
{
    public async Task<IReadOnlyDictionary<string, LocalizedText>> AllAsync(CancellationToken cancel) =>
        await db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Name, r => r.Title, cancel);

    public Task<IReadOnlyList<RoleHolder>> OfAsync(Guid accountId, CancellationToken cancel) => ReadAsync(db.Set<RoleGrant>().Where(g => g.AccountId == accountId), null, cancel);

    public Task<IReadOnlyList<RoleHolder>> HoldersAsync(IReadOnlyCollection<string> roles, IReadOnlyCollection<string> scopePaths, CancellationToken cancel)
    {
        var over = scopePaths.SelectMany(AccountRegistry.Prefixes).Distinct().ToList();
        var below = ScopeFilter.Below<RoleGrant>(scopePaths, g => g.ScopePath);
        return ReadAsync(db.Set<RoleGrant>().Where(below).Union(db.Set<RoleGrant>().Where(g => over.Contains(g.ScopePath))), roles, cancel);
    }

    private async Task<IReadOnlyList<RoleHolder>> ReadAsync(IQueryable<RoleGrant> grants, IReadOnlyCollection<string>? roles, CancellationToken cancel)
    {
        var found = await (from g in grants.AsNoTracking()
                           join r in db.Set<Role>() on g.RoleId equals r.Id
                           join a in db.Set<Account>() on g.AccountId equals a.Id
                           where a.Active && a.Kind == AccountKind.Staff && (roles == null || roles.Contains(r.Name))
                           select new { Account = a, r.Name, g.ScopePath }).ToListAsync(cancel);
        return [.. found.OrderBy(f => f.Account.StaffNumber, StringComparer.Ordinal).Select(f => new RoleHolder(f.Account.Info(), f.Name, f.ScopePath))];
    }
}
