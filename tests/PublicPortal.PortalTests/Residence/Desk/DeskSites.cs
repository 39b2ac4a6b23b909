using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Residence;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>Officials with all rights of the desk over a place.</summary>
internal static class DeskSites
{
    public const string Street = "440304/440304010/";

    public static async Task<AccountInfo> StaffAsync(this PortalSite site, string number) =>
        await site.InScopeAsync(async s => (await s.GetRequiredService<IAccounts>().FindStaffByNumberAsync(number))!);

    public static async Task<PortalBrowser> DeskAsync(this PortalSite site, string number = "J2001", string scope = Street)
    {
        var account = await site.StaffAsync(number);
        return site.SignInAs(new TestUser(account.Id, account.DisplayName, IsStaff: true, Channel.Web, ResidencePermissions.All.ToDictionary(p => p.Name, _ => (IReadOnlyList<string>)[scope])));
    }

    /// <summary>Somebody of whom nothing is known but their place.</summary>
    public static PortalBrowser Stranger(this PortalSite site, string scope) => site.SignInAs(TestUser.Official(scope, ResidencePermissions.All));

    /// <summary>Names of the events of a thing, oldest first.</summary>
    public static Task<List<string>> EventsOfAsync(this PortalSite site, Guid subject) => site.InScopeAsync(s =>
        s.GetRequiredService<PortalDbContext>().Database.SqlQuery<string>($"select name as \"Value\" from evidence_event where subject_id = {subject} order by at, id").ToListAsync());
}
