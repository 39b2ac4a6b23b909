using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Premises;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>People of the made-up district who declare for others.</summary>
internal static class Declarers
{
    private static int next = 60_000;

    public static MadeUpPerson Somebody() => MadeUp.Person(Interlocked.Increment(ref next));

    public static Task<Guid> DemoAccountAsync(this PortalSite site, string key) =>
        site.ActAsync((services, process) => services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("demo", key, process));

    public static async Task<PortalBrowser> AsAsync(this PortalSite site, string key) => site.SignInAs(TestUser.Resident(await site.DemoAccountAsync(key)));

    public static async Task<Guid> EmployerAsync(this PortalSite site)
    {
        var agent = await site.DemoAccountAsync(DemoDeclarers.EmployersAgent);
        return await site.InScopeAsync(async s => (await s.GetRequiredService<IOrganisations>().OfAccountAsync(agent)).Single().Organisation.Id);
    }

    /// <summary>Confirmed dwellings of the employer.</summary>
    public static async Task<IReadOnlyList<DwellingInfo>> RoomsAsync(this PortalSite site)
    {
        var employer = await site.EmployerAsync();
        return await site.InScopeAsync(async s =>
        {
            var ids = await s.GetRequiredService<PortalDbContext>().Set<OrganisationDwelling>().Where(p => p.OrganisationId == employer && p.State == PremisesState.Confirmed).Select(p => p.DwellingId).ToListAsync();
            // Many tests share the rooms: none of them is about how many they hold.
            foreach (var id in ids) await s.GetRequiredService<PortalDbContext>().Database.ExecuteSqlAsync($"update places_dwelling set max_residents = 500 where id = {id}");
            return (IReadOnlyList<DwellingInfo>)[.. (await s.GetRequiredService<IPlaces>().FindDwellingsAsync(ids)).Values.OrderBy(d => d.Code)];
        });
    }

    /// <summary>An account whose person this is.</summary>
    public static Task<Guid> AccountOfAsync(this PortalSite site, MadeUpPerson person) => site.ActAsync(async (services, process) =>
    {
        var account = await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("test", person.Number, process);
        Assert.True((await services.GetRequiredService<IPersons>().IdentifyAsync(person.Name, person.Type, person.Number, account, process)).IsOk);
        return account;
    });

    /// <summary>Templates of what an account was told, newest first.</summary>
    public static Task<List<string>> InboxAsync(this PortalSite site, Guid account) => site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database
        .SqlQuery<string>($"select template as \"Value\" from notifications_notice where account_id = {account} order by created_at desc, id desc").ToListAsync());

    /// <summary>The agent of the employer declares somebody through the page.</summary>
    public static async Task<Page> DeclareForAsync(this PortalSite site, MadeUpPerson person, string dwellingCode, string? phone = null, string? name = null)
    {
        var agent = await site.AsAsync(DemoDeclarers.EmployersAgent);
        var page = await agent.GetAsync($"/residence/declare-for/{await site.EmployerAsync()}");
        return await page.Form("#one").Fill("Dwelling", dwellingCode).Fill("Name", name ?? person.Name).Fill("Document", person.Type.Name()).Fill("Number", person.Number)
            .Fill("MoveIn", "2026-11-01").Fill("Phone", phone).SubmitAsync();
    }

    public static Task<PublicPortal.Residence.Declarations.ResidenceDeclaration?> DeclarationOfAsync(this PortalSite site, MadeUpPerson person) => site.InScopeAsync(async s =>
    {
        var known = await s.GetRequiredService<IPersons>().FindByDocumentAsync(person.Type, person.Number);
        return known is null ? null : await s.GetRequiredService<PortalDbContext>().Set<PublicPortal.Residence.Declarations.ResidenceDeclaration>().AsNoTracking()
            .Include(d => d.Doubts).OrderBy(d => d.MoveOutDate != null).ThenByDescending(d => d.SubmittedAt).FirstOrDefaultAsync(d => d.PersonId == known.Id);
    });
}
