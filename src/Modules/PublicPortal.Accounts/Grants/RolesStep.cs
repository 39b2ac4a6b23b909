using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Accounts.Grants;

/// <summary>
/// The <c>Roles</c> step in Orchard's shape. A role gets the permissions that the step names, and those that modules
/// declare for it by default. Permissions are added, never taken away; one that no module declares is never granted.
/// </summary>
internal sealed class RolesStep(PortalDbContext db, Separation separation, IReadOnlyDictionary<string, Permission> permissions, TimeProvider clock) : IRecipeStep
{
    public string Name => "Roles";
    public bool NeedsApproval => true;

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        if (step.Values.Member("Roles") is not JsonArray listed) return RecipeRefusals.Broken(step.Path + ".Roles", "应当是角色的列表", "it should be the list of roles");
        for (var i = 0; i < listed.Count; i++)
        {
            var path = $"{step.Path}.Roles[{i}]";
            if (listed[i] is not JsonObject wanted || wanted.Text("Name")?.Trim() is not { Length: > 0 and <= 60 } name)
                return RecipeRefusals.Broken(path + ".Name", "角色缺少名称", "the role has no name");
            var named = wanted.Texts("Permissions").ToList();
            foreach (var unknown in named.Where(p => !permissions.ContainsKey(p)))
                run.Warn(path + ".Permissions", $"本站没有权限“{unknown}”：保留，不授予。", $"This site has no permission '{unknown}': kept, not granted.");
            var byDefault = permissions.Values.Where(p => p.DefaultRoles.Contains(name)).Select(p => p.Name);
            var role = await FindOrAddAsync(name, wanted, cancel);
            var held = await db.Set<RolePermission>().Where(p => p.RoleId == role.Id).Select(p => p.Permission).ToListAsync(cancel);
            var added = named.Where(permissions.ContainsKey).Union(byDefault).Except(held).ToList();
            if (Separation.Mixes(held.Concat(added)) || (added.Count > 0 && await separation.WouldMixHoldersAsync(role.Id, [.. held, .. added], cancel)))
                return GrantRefusals.Separate;
            db.AddRange(added.Select(p => new RolePermission { RoleId = role.Id, Permission = p }));
            if (added.Count > 0) run.Process.Raise(new RoleChanged(role.Id, role.Name, added, []));
            await db.SaveChangesAsync(cancel);
            run.Count("roles");
        }
        return Result.Ok();
    }

    private async Task<Role> FindOrAddAsync(string name, JsonObject wanted, CancellationToken cancel)
    {
        var role = await db.Set<Role>().FirstOrDefaultAsync(r => r.Name == name, cancel);
        if (role is not null) return role;
        db.Add(role = New(name, wanted, clock));
        return role;
    }

    internal static Role New(string name, JsonObject wanted, TimeProvider clock)
    {
        return new Role { Id = Ids.New(clock), Name = name, TitleZh = Text("Title") ?? Text("Description") ?? name, TitleEn = Text("TitleEn") ?? Text("Description") ?? name };

        string? Text(string member) => wanted.Text(member) is { Length: > 0 and <= 60 } text ? text : null;
    }
}
