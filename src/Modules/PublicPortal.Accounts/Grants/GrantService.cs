using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

internal sealed record GrantLine(Guid Id, LocalizedText Role, string ScopePath, string Place, DateTimeOffset GrantedAt);

/// <summary>Who holds which role over which place.</summary>
internal sealed class GrantService(PortalDbContext db, Separation separation, IEnumerable<IScopePlaces> places, TimeProvider clock)
{
    private static readonly LocalizedText Everywhere = new("全区", "Whole district");

    public async Task<IReadOnlyList<GrantLine>> OfAsync(Guid accountId, CancellationToken cancel)
    {
        var rows = await (from g in db.Set<RoleGrant>().AsNoTracking()
                          join r in db.Set<Role>().AsNoTracking() on g.RoleId equals r.Id
                          where g.AccountId == accountId
                          orderby r.Name, g.ScopePath
                          select new { Grant = g, Role = r }).ToListAsync(cancel);
        var names = new Dictionary<string, string>();
        foreach (var slot in places)
            foreach (var (path, name) in await slot.NamesAsync([.. rows.Select(r => r.Grant.ScopePath).Distinct()], cancel)) names[path] = name;
        return [.. rows.Select(r => new GrantLine(r.Grant.Id, r.Role.Title, r.Grant.ScopePath, NameOf(r.Grant.ScopePath), r.Grant.GrantedAt))];

        string NameOf(string path) => path.Length == 0 ? Everywhere.ToString() : names.GetValueOrDefault(path, path);
    }

    /// <param name="place">Code of a place; empty for the whole district.</param>
    public async Task<Result> GrantAsync(Account account, string? role, string? place, Guid? actor, Process process, CancellationToken cancel)
    {
        if (account.Id == actor) return GrantRefusals.NotOneself;
        if (role is null || !role.All(char.IsAsciiLetterOrDigit)) return GrantRefusals.UnknownRole;
        if (await db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Name == role, cancel) is not { } wanted) return GrantRefusals.UnknownRole;
        if (await ScopeAsync((place ?? "").Trim(), cancel) is not { } path) return GrantRefusals.UnknownPlace;
        var permissions = await db.Set<RolePermission>().Where(p => p.RoleId == wanted.Id).Select(p => p.Permission).ToListAsync(cancel);
        if (await separation.WouldMixAsync(account.Id, permissions, cancel)) return GrantRefusals.Separate;
        db.Add(new RoleGrant { Id = Ids.New(clock), AccountId = account.Id, RoleId = wanted.Id, ScopePath = path, GrantedAt = clock.GetUtcNow() });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return GrantRefusals.AlreadyHeld;
        process.Raise(new RoleGranted(account.Id, wanted.Name, path));
        return Result.Ok();
    }

    public async Task<Result> TakeAsync(Account account, Guid grantId, Guid actor, Process process, CancellationToken cancel)
    {
        if (account.Id == actor) return GrantRefusals.NotOneself;
        var grant = await db.Set<RoleGrant>().FirstOrDefaultAsync(g => g.Id == grantId && g.AccountId == account.Id, cancel);
        if (grant is null) return Result.Ok();   // taken already
        var role = await db.Set<Role>().AsNoTracking().FirstAsync(r => r.Id == grant.RoleId, cancel);
        db.Remove(grant);
        await db.SaveChangesAsync(cancel);
        process.Raise(new RoleTaken(account.Id, role.Name, grant.ScopePath));
        return Result.Ok();
    }

    private async Task<string?> ScopeAsync(string typed, CancellationToken cancel)
    {
        if (typed.Length == 0) return "";
        if (typed.Length > 200 || !typed.All(c => char.IsAsciiLetterOrDigit(c) || c == '/')) return null;
        foreach (var slot in places)
            if (await slot.FindAsync(typed, cancel) is { } found) return found.ScopePath;
        return !places.Any() && typed.EndsWith('/') ? typed : null;
    }
}
