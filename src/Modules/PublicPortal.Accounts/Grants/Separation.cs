using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.Accounts.Grants;

/// <summary>Nobody is two of the three administrators (GB/T 22239-2019 8.1.4.2).</summary>
internal sealed class Separation(PortalDbContext db)
{
    private static readonly Dictionary<string, string> Offices = new()
    {
        [AccountsPermissions.Site.Name] = "system", [AccountsPermissions.Staff.Name] = "system",
        [AccountsPermissions.Grants.Name] = "security", [AccountsPermissions.Audit.Name] = "audit",
    };

    public static bool Mixes(IEnumerable<string> permissions) => permissions.Select(p => Offices.GetValueOrDefault(p)).OfType<string>().Distinct().Count() > 1;

    public async Task<bool> IsAdministratorAsync(Guid accountId, CancellationToken cancel) =>
        (await HeldAsync([accountId], null, cancel)).Any(h => Offices.ContainsKey(h.Permission));

    /// <summary>Whether the account would be two administrators with these permissions added.</summary>
    public async Task<bool> WouldMixAsync(Guid accountId, IEnumerable<string> added, CancellationToken cancel) =>
        Mixes((await HeldAsync([accountId], null, cancel)).Select(h => h.Permission).Concat(added));

    /// <summary>Whether a holder of the role would be two administrators if the role had these permissions.</summary>
    public async Task<bool> WouldMixHoldersAsync(Guid roleId, IReadOnlyCollection<string> wanted, CancellationToken cancel)
    {
        if (!wanted.Any(Offices.ContainsKey)) return false;
        var holders = await db.Set<RoleGrant>().Where(g => g.RoleId == roleId).Select(g => g.AccountId).Distinct().ToListAsync(cancel);
        return (await HeldAsync(holders, roleId, cancel)).GroupBy(h => h.AccountId).Any(g => Mixes(g.Select(h => h.Permission).Concat(wanted)));
    }

    private Task<List<Held>> HeldAsync(IReadOnlyCollection<Guid> accounts, Guid? exceptRole, CancellationToken cancel) =>
        (from g in db.Set<RoleGrant>().AsNoTracking()
         join p in db.Set<RolePermission>() on g.RoleId equals p.RoleId
         where accounts.Contains(g.AccountId) && g.RoleId != exceptRole
         select new Held(g.AccountId, p.Permission)).ToListAsync(cancel);

    private sealed record Held(Guid AccountId, string Permission);
}
