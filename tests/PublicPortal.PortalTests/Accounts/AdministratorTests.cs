using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Staff;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

/// <summary>Three administrators, none of whom can act alone.</summary>
public class AdministratorTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory]
    [BothDatabases(Roles.SystemAdministrator, "/desk/site", "/desk/staff")]
    [BothDatabases(Roles.SecurityAdministrator, "/desk/grants", "/desk/roles")]
    [BothDatabases(Roles.AuditAdministrator, "/desk/audit", "/desk/audit?p=2")]
    public async Task Pages_OfTheOthers_AreClosed(DatabaseKind kind, string role, string own, string alsoOwn)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var official = await Official.NewAsync(site, browser, role);
        foreach (var path in new[] { "/desk/site", "/desk/staff", "/desk/grants", "/desk/roles", "/desk/audit", "/desk/audit?p=2" })
            Assert.Equal(path == own || path == alsoOwn || (path.StartsWith("/desk/audit", StringComparison.Ordinal) && own == "/desk/audit") ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.GetAsync(path)).Status);
        var events = await site.InScopeAsync(async s => await s.GetRequiredService<IEventHistory>().OfAsync((await s.GetRequiredService<StaffAccounts>().FindAsync(official.Number, TestContext.Current.CancellationToken))!.Id, TestContext.Current.CancellationToken));
        Assert.Contains(events, e => e.Name == "accounts.access-denied");
    }

    [Theory, BothDatabases]
    public async Task Grant_ToOneself_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var official = await Official.NewAsync(site, browser, Roles.SecurityAdministrator);
        var page = await browser.GetAsync("/desk/grants/" + official.Number);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.TextsOf("select[name=Role]"));
        var other = await Official.IssueAsync(site);
        var forged = (await browser.GetAsync("/desk/grants/" + other.Number)).Form("form:not([action])").Fill("Role", Roles.GridOfficer).Request();
        forged.RequestUri = new Uri(forged.RequestUri!, "/desk/grants/" + official.Number);
        var refused = await browser.SendAsync(forged);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Theory, BothDatabases]
    public async Task Grant_RoleWithPlace_IsListedAndCounts(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        await Official.NewAsync(site, browser, Roles.SecurityAdministrator);
        var other = await Official.IssueAsync(site);
        var granted = await (await browser.GetAsync("/desk/grants/" + other.Number)).Form("form:not([action])").Fill("Role", Roles.GridOfficer).SubmitAsync();
        Assert.Equal("/desk/grants/" + other.Number, granted.Path);
        Assert.Contains("网格员", granted.TextOf("form[action*=Take]"), StringComparison.Ordinal);
        var twice = await (await browser.GetAsync("/desk/grants/" + other.Number)).Form("form:not([action])").Fill("Role", Roles.GridOfficer).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        var taken = await granted.Form("form[action*=Take]").SubmitAsync();
        Assert.Empty(taken.TextsOf("form[action*=Take]"));
    }

    [Theory, BothDatabases]
    public async Task Grant_SecondAdministration_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = (await Official.IssueAsync(site, Roles.AuditAdministrator)).Number;
        var result = await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.grant", Channel.Cli, async (s, process) =>
            await s.GetRequiredService<GrantService>().GrantAsync((await s.GetRequiredService<StaffAccounts>().FindAsync(number, TestContext.Current.CancellationToken))!, Roles.SystemAdministrator, "", null, process, TestContext.Current.CancellationToken), cancel: TestContext.Current.CancellationToken);
        Assert.Equal("accounts.grants.separate", result.Refusals.Single().Code);
    }

    [Theory, BothDatabases]
    public async Task Reset_OfAnotherAdministrator_IsRefusedAtTheDesk(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = (await Official.IssueAsync(site, Roles.AuditAdministrator)).Number;
        var runner = site.Services.GetRequiredService<WorkRunner>();
        var desk = await runner.RunAsync("test.reset", Channel.Web, (s, p) => s.GetRequiredService<StaffAccounts>().ResetAsync(number, Guid.NewGuid(), byServer: false, p, TestContext.Current.CancellationToken), cancel: TestContext.Current.CancellationToken);
        Assert.Equal("accounts.grants.administrator", desk.Refusals.Single().Code);
        var server = await runner.RunAsync("test.reset", Channel.Cli, (s, p) => s.GetRequiredService<StaffAccounts>().ResetAsync(number, null, byServer: true, p, TestContext.Current.CancellationToken), cancel: TestContext.Current.CancellationToken);
        Assert.True(server.IsOk);
    }

    [Theory, BothDatabases]
    public async Task Create_AndDeactivate_OfficialIsSignedOutAtOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (admin, their) = (site.Browser(), site.Browser());
        await Official.NewAsync(site, admin, Roles.SystemAdministrator);
        var official = await Official.NewAsync(site, their);
        var list = await admin.GetAsync("/desk/staff");
        var row = list.Document.QuerySelectorAll("td form").Single(f => f.QuerySelector($"input[value='{official.Number}']") is not null);
        row.Id = "row";
        Assert.Equal(HttpStatusCode.OK, (await list.Form("#row").SubmitAsync("button[formaction*=Deactivate]")).Status);
        Assert.StartsWith("/desk/sign-in", (await their.GetAsync("/desk")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task DefaultRoles_OfAFreshSite_HoldWhatModulesDeclare(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var permissions = site.Services.GetRequiredService<IReadOnlyDictionary<string, Permission>>();
        foreach (var role in new[] { Roles.GridOfficer, Roles.StreetOfficer, Roles.WindowClerk, Roles.SystemAdministrator, Roles.SecurityAdministrator, Roles.AuditAdministrator })
        {
            var held = await site.InScopeAsync(async s =>
            {
                var roles = s.GetRequiredService<RoleService>();
                return await roles.PermissionsOfAsync((await roles.FindAsync(role, TestContext.Current.CancellationToken))!.Id, TestContext.Current.CancellationToken);
            });
            Assert.Equal(permissions.Values.Where(p => p.DefaultRoles.Contains(role)).Select(p => p.Name).Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
        }
    }
}
