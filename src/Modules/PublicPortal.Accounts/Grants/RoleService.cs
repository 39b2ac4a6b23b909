using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

internal sealed record RoleLine(Guid Id, string Name, LocalizedText Title, int Permissions, int Holders);

/// <summary>What each role may do.</summary>
internal sealed class RoleService(PortalDbContext db, Separation separation, IReadOnlyDictionary<string, Permission> permissions, TimeProvider clock)
{
    public async Task<IReadOnlyList<RoleLine>> ListAsync(CancellationToken cancel) =>
        await db.Set<Role>().AsNoTracking().OrderBy(r => r.Name)
            .Select(r => new RoleLine(r.Id, r.Name, new LocalizedText(r.TitleZh, r.TitleEn),
                db.Set<RolePermission>().Count(p => p.RoleId == r.Id), db.Set<RoleGrant>().Where(g => g.RoleId == r.Id).Select(g => g.AccountId).Distinct().Count()))
            .ToListAsync(cancel);

    public Task<Role?> FindAsync(string name, CancellationToken cancel) => db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Name == name, cancel);

    public Task<List<string>> PermissionsOfAsync(Guid roleId, CancellationToken cancel) =>
        db.Set<RolePermission>().Where(p => p.RoleId == roleId).Select(p => p.Permission).ToListAsync(cancel);

    public async Task<Result> CreateAsync(string? name, string? titleZh, string? titleEn, Process process, CancellationToken cancel)
    {
        var (wanted, zh, en) = ((name ?? "").Trim(), (titleZh ?? "").Trim(), (titleEn ?? "").Trim());
        if (wanted.Length is < 2 or > 60 || !wanted.All(char.IsAsciiLetterOrDigit)) return GrantRefusals.RoleName;
        if (zh.Length is 0 or > 60 || en.Length is 0 or > 60 || (zh + en).Any(char.IsControl)) return GrantRefusals.RoleTitle;
        var role = new Role { Id = Ids.New(clock), Name = wanted, TitleZh = zh, TitleEn = en };
        db.Add(role);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return GrantRefusals.RoleName;
        process.Raise(new RoleChanged(role.Id, role.Name, [], []));
        return Result.Ok();
    }

    /// <summary>Gives the role exactly these permissions. Nobody changes a role that they hold.</summary>
    public async Task<Result> SetPermissionsAsync(Role role, IReadOnlyCollection<string> wanted, Guid actor, Process process, CancellationToken cancel)
    {
        if (wanted.Any(p => !permissions.ContainsKey(p))) return GrantRefusals.UnknownPermission;
        if (await db.Set<RoleGrant>().AnyAsync(g => g.RoleId == role.Id && g.AccountId == actor, cancel)) return GrantRefusals.OwnRole;
        if (Separation.Mixes(wanted) || await separation.WouldMixHoldersAsync(role.Id, wanted, cancel)) return GrantRefusals.Separate;
        var held = await db.Set<RolePermission>().Where(p => p.RoleId == role.Id).ToListAsync(cancel);
        // A permission of a module that is switched off at present stays as it is.
        var removed = held.Where(p => permissions.ContainsKey(p.Permission) && !wanted.Contains(p.Permission)).ToList();
        var added = wanted.Except(held.Select(p => p.Permission)).Order(StringComparer.Ordinal).ToList();
        if (removed.Count == 0 && added.Count == 0) return Result.Ok();
        db.RemoveRange(removed);
        db.AddRange(added.Select(p => new RolePermission { RoleId = role.Id, Permission = p }));
        await db.SaveChangesAsync(cancel);
        process.Raise(new RoleChanged(role.Id, role.Name, added, [.. removed.Select(p => p.Permission)]));
        return Result.Ok();
    }
}
