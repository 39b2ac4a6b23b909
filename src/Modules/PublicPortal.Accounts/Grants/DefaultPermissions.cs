using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

/// <summary>
/// Roles that came with a newer release are made on a site that stands, and a permission that came with one reaches the roles of a site that stands, once. What a role had before is told
/// by its own history: whatever was ever given or taken stays as the security administrator left it. A start that knows all
/// permissions asks the database nothing.
/// </summary>
internal sealed class DefaultPermissions(WorkRunner runner, SiteSettings settings, IReadOnlyDictionary<string, Permission> permissions, RecipeRunner recipes) : ISiteContent
{
    internal const string Mark = "accounts.permissions-offered";

    public async Task LoadAsync(CancellationToken cancel)
    {
        var roles = await ShippedRoles.ReadAsync(recipes, cancel);
        var present = Fingerprint(permissions.Values, roles);
        if (settings.Text(Mark) == present) return;
        await runner.RunAsync("accounts.offer-permissions", Channel.Job, async (services, process) =>
        {
            await services.GetRequiredService<DefaultPermissionsOffer>().OfferAsync(roles, process, cancel);
            var db = services.GetRequiredService<PortalDbContext>();
            await SiteSettings.KeepAsync(db, Mark, JsonSerializer.Serialize(present), cancel);
            await db.SaveOrDuplicateAsync(cancel);   // another node that starts now may be first
            return Result.Ok();
        }, cancel: cancel);
    }

    internal static string Fingerprint(IEnumerable<Permission> permissions, IEnumerable<ShippedRole> roles)
    {
        var lines = permissions.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={string.Join(',', p.DefaultRoles.Order(StringComparer.Ordinal))}").Concat(roles.Select(r => r.Name).Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}

/// <summary>Makes the roles that are missing, and gives each role the defaults that it was never offered.</summary>
internal sealed class DefaultPermissionsOffer(PortalDbContext db, IEventHistory history, Separation separation, IReadOnlyDictionary<string, Permission> permissions, TimeProvider clock)
{
    private sealed record Change(IReadOnlyList<string> Added, IReadOnlyList<string> Removed);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task OfferAsync(IReadOnlyList<ShippedRole> shipped, Process process, CancellationToken cancel)
    {
        await MakeAsync(shipped, process, cancel);
        var held = (await db.Set<RolePermission>().AsNoTracking().ToListAsync(cancel)).ToLookup(p => p.RoleId, p => p.Permission);
        foreach (var role in await db.Set<Role>().AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancel))
        {
            var missing = permissions.Values.Where(p => p.DefaultRoles.Contains(role.Name)).Select(p => p.Name).Except(held[role.Id]).ToList();
            if (missing.Count == 0) continue;
            var fresh = missing.Except(await OfferedAsync(role, cancel)).Order(StringComparer.Ordinal).ToList();
            if (fresh.Count == 0 || Separation.Mixes(held[role.Id].Concat(fresh)) || await separation.WouldMixHoldersAsync(role.Id, [.. held[role.Id], .. fresh], cancel)) continue;
            db.AddRange(fresh.Select(p => new RolePermission { RoleId = role.Id, Permission = p }));
            if (await db.SaveOrDuplicateAsync(cancel) is not null) continue;   // another node has given them
            process.Raise(new RoleChanged(role.Id, role.Name, fresh, []));
        }
    }

    /// <summary>A role is never deleted, so one that is not there has never been. Nobody holds it yet: that is the security administrator's to say.</summary>
    private async Task MakeAsync(IReadOnlyList<ShippedRole> shipped, Process process, CancellationToken cancel)
    {
        var there = await db.Set<Role>().AsNoTracking().Select(r => r.Name).ToListAsync(cancel);
        foreach (var wanted in shipped.Where(s => !there.Contains(s.Name)))
        {
            var role = RolesStep.New(wanted.Name, wanted.Values, clock);
            db.Add(role);
            if (await db.SaveOrDuplicateAsync(cancel) is not null) continue;   // another node has made it
            process.Raise(new RoleChanged(role.Id, role.Name, [], []));
        }
    }

    private async Task<HashSet<string>> OfferedAsync(Role role, CancellationToken cancel)
    {
        var offered = new HashSet<string>();
        foreach (var past in await history.EveryAsync(role.Id, "accounts.role-changed", cancel))
            if (JsonSerializer.Deserialize<Change>(past.Payload, Web) is { } change)
                offered.UnionWith([.. change.Added, .. change.Removed]);
        return offered;
    }
}

/// <summary>A role as the recipe of a fresh site names it.</summary>
internal sealed record ShippedRole(string Name, JsonObject Values);

internal static class ShippedRoles
{
    public static async Task<IReadOnlyList<ShippedRole>> ReadAsync(RecipeRunner recipes, CancellationToken cancel)
    {
        if (await recipes.FindAsync("portal", cancel) is not { IsOk: true } found) return [];
        return
        [
            .. found.Value.Steps.Where(s => string.Equals(s.Text("name"), "Roles", StringComparison.OrdinalIgnoreCase)).SelectMany(s => s.Member("Roles") as JsonArray ?? [])
                .OfType<JsonObject>().Where(r => r.Text("Name")?.Trim() is { Length: > 0 and <= 60 }).Select(r => new ShippedRole(r.Text("Name")!.Trim(), r)),
        ];
    }
}
