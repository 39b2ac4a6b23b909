using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.Workflows;

namespace PublicPortal.PortalTests.Accounts;

/// <summary>Permissions that came with a newer release, on a site that was set up before.</summary>
public class DefaultPermissionsTests
{
    private static readonly string Tasks = WorkflowsPermissions.Tasks.Name, Edit = WorkflowsPermissions.Edit.Name;

    [Theory, BothDatabases]
    public async Task Start_PermissionThatIsNew_ReachesItsRolesOnce(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await NeverOfferedAsync(site, Tasks);
        await StartAgainAsync(site);
        Assert.Equal(["CommitteeMember", "GridOfficer", "StationClerk", "StreetOfficer", "WindowClerk"], await HoldersAsync(site, Tasks));
        var changes = await EventsAsync(site, "StreetOfficer");

        // The security administrator takes it away: no later start gives it back.
        await SetAsync(site, "StreetOfficer", held => held.Remove(Tasks));
        await StartAgainAsync(site);
        Assert.Equal(["CommitteeMember", "GridOfficer", "StationClerk", "WindowClerk"], await HoldersAsync(site, Tasks));
        Assert.Equal(changes + 1, await EventsAsync(site, "StreetOfficer"));
    }

    [Theory, BothDatabases]
    public async Task Start_PermissionTakenAwayBeforeTheUpgrade_StaysAway(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await SetAsync(site, "SystemAdministrator", held => held.Remove(Edit));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await RepeatHistoryAsync(site, "SystemAdministrator", 201);   // long ago: more changes since than a page of history shows
        await StartAgainAsync(site);
        Assert.Empty(await HoldersAsync(site, Edit));
    }

    [Theory, BothDatabases]
    public async Task Start_RoleThatIsNew_IsMadeWithItsDefaultsAndHeldByNobody(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.earlier", Channel.Job, async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.BeginWriteAsync();
            var role = await db.Set<Role>().Where(r => r.Name == Roles.StationClerk).Select(r => r.Id).SingleAsync();
            await db.Set<RolePermission>().Where(p => p.RoleId == role).ExecuteDeleteAsync();
            await db.Set<Role>().Where(r => r.Id == role).ExecuteDeleteAsync();
            return Result.Ok();
        });
        Assert.DoesNotContain(Roles.StationClerk, await HoldersAsync(site, Tasks));
        await StartAgainAsync(site);
        Assert.Contains(Roles.StationClerk, await HoldersAsync(site, Tasks));
        Assert.Equal(("社区工作站人员", 0), await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            var role = await db.Set<Role>().SingleAsync(r => r.Name == Roles.StationClerk);
            return (role.TitleZh, await db.Set<RoleGrant>().CountAsync(g => g.RoleId == role.Id));
        }));
    }

    [Theory, BothDatabases]
    public async Task Start_NothingNew_AsksTheDatabaseNothing(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var statements = await site.Statements.DuringAsync(() => site.InScopeAsync(async s =>
        {
            foreach (var content in s.GetServices<ISiteContent>().Where(c => c is DefaultPermissions || c.GetType().Name == "ShippedWorkflows")) await content.LoadAsync(default);
            return true;
        }));
        Assert.Empty(statements);
    }

    /// <summary>As a database of an earlier release: the roles have no such permission, and no record of one.</summary>
    private static Task<Result> NeverOfferedAsync(PortalSite site, string permission) => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.earlier", Channel.Job, async (s, _) =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        await db.BeginWriteAsync();
        await db.Set<RolePermission>().Where(p => p.Permission == permission).ExecuteDeleteAsync();
        await db.Database.ExecuteSqlAsync($"update evidence_event set payload = replace(payload, {permission}, 'earlier.permission') where name = 'accounts.role-changed'");
        return Result.Ok();
    });

    /// <summary>The newest change of a role, so many times more.</summary>
    private static Task<Result> RepeatHistoryAsync(PortalSite site, string role, int times) => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.history", Channel.Job, async (s, process) =>
    {
        var id = (await s.GetRequiredService<RoleService>().FindAsync(role, default))!.Id;
        for (var n = 0; n < times; n++) process.Raise(new RoleChanged(id, role, [Tasks], []));
        return Result.Ok();
    });

    private static async Task StartAgainAsync(PortalSite site)
    {
        await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.restart", Channel.Job, async (s, _) =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.BeginWriteAsync();
            await db.Set<Setting>().Where(x => x.Name == DefaultPermissions.Mark).ExecuteDeleteAsync();   // as when modules bring others
            return Result.Ok();
        });
        await site.Services.GetRequiredService<SiteSettings>().LoadAsync();
        await site.InScopeAsync(async s =>
        {
            await s.GetServices<ISiteContent>().OfType<DefaultPermissions>().Single().LoadAsync(default);
            return true;
        });
        await site.Services.GetRequiredService<SiteSettings>().LoadAsync();
    }

    private static Task<Result> SetAsync(PortalSite site, string role, Func<HashSet<string>, bool> change) => site.Services.GetRequiredService<WorkRunner>().RunAsync("test.security", Channel.Job, async (s, process) =>
    {
        var roles = s.GetRequiredService<RoleService>();
        var row = (await roles.FindAsync(role, default))!;
        var held = (await roles.PermissionsOfAsync(row.Id, default)).ToHashSet();
        Assert.True(change(held));
        return await roles.SetPermissionsAsync(row, held, Guid.NewGuid(), process, default);
    });

    private static Task<List<string>> HoldersAsync(PortalSite site, string permission) => site.InScopeAsync(s =>
    {
        var db = s.GetRequiredService<PortalDbContext>();
        return (from p in db.Set<RolePermission>() join r in db.Set<Role>() on p.RoleId equals r.Id where p.Permission == permission orderby r.Name select r.Name).ToListAsync();
    });

    private static Task<int> EventsAsync(PortalSite site, string role) => site.InScopeAsync(async s =>
    {
        var id = await s.GetRequiredService<PortalDbContext>().Set<Role>().Where(r => r.Name == role).Select(r => r.Id).FirstAsync();
        return (await s.GetRequiredService<PublicPortal.Evidence.Contracts.IEventHistory>().OfAsync(id)).Count(e => e.Name == "accounts.role-changed");
    });
}
