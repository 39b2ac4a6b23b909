using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

/// <summary>
/// The <c>Roles</c> step in Orchard's shape. A role gets the permissions that the step names, and those that modules
/// declare for it by default. Permissions are added, never taken away.
/// </summary>
internal sealed class RolesStep(PortalDbContext db, IReadOnlyDictionary<string, Permission> permissions, TimeProvider clock) : IRecipeStep
{
    public string Name => "Roles";

    public async Task ApplyAsync(JsonElement step, CancellationToken cancel)
    {
        foreach (var wanted in step.GetProperty("Roles").EnumerateArray())
        {
            var name = wanted.GetProperty("Name").GetString()!;
            var named = wanted.TryGetProperty("Permissions", out var list) ? list.EnumerateArray().Select(p => p.GetString()!).ToList() : [];
            if (named.FirstOrDefault(p => !permissions.ContainsKey(p)) is { } unknown)
                throw new InvalidOperationException($"Role {name} of the recipe names the permission '{unknown}', which no module declares.");
            var byDefault = permissions.Values.Where(p => p.DefaultRoles.Contains(name)).Select(p => p.Name);
            var role = await FindOrAddAsync(name, wanted, cancel);
            var held = await db.Set<RolePermission>().Where(p => p.RoleId == role.Id).Select(p => p.Permission).ToListAsync(cancel);
            db.AddRange(named.Union(byDefault).Except(held).Select(p => new RolePermission { RoleId = role.Id, Permission = p }));
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Role> FindOrAddAsync(string name, JsonElement wanted, CancellationToken cancel)
    {
        var role = await db.Set<Role>().FirstOrDefaultAsync(r => r.Name == name, cancel);
        if (role is not null) return role;
        role = new Role { Id = Ids.New(clock), Name = name, TitleZh = Text("Title") ?? Text("Description") ?? name, TitleEn = Text("TitleEn") ?? Text("Description") ?? name };
        db.Add(role);
        return role;

        string? Text(string member) => wanted.TryGetProperty(member, out var value) && value.GetString() is { Length: > 0 and <= 60 } text ? text : null;
    }
}
