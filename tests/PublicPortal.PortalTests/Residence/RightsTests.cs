using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Demo;
using PublicPortal.Residence.Review;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence;

/// <summary>What people may know, and what ends by itself.</summary>
public class RightsTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Copy_OfALandlord_HoldsDeclarationsAndLeases(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var copy = await (await (await site.AsAsync(DemoResidence.Landlord)).GetAsync("/my/privacy")).Form("form[action*=Copy]").SubmitAsync();
        using var json = JsonDocument.Parse(copy.Text);
        var residence = json.RootElement.GetProperty("residence");
        Assert.Contains(residence.GetProperty("declarations").EnumerateArray(), d => d.GetProperty("dwellingCode").GetString() == DemoResidence.LandlordsHome);
        Assert.Contains(residence.GetProperty("leasesAsLandlord").EnumerateArray(), l => l.GetProperty("dwellingCode").GetString() == DemoDwellings.WithLease);
    }

    [Theory, BothDatabases]
    public async Task Copy_OfWhoDeclaredForOthers_HoldsOnlyWhatTheyTyped(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = Declarers.Somebody();
        await site.DeclareForAsync(person, (await site.RoomsAsync())[1].Code);
        var copy = await (await (await site.AsAsync(DemoDeclarers.EmployersAgent)).GetAsync("/my/privacy")).Form("form[action*=Copy]").SubmitAsync();
        Assert.DoesNotContain(person.Number, copy.Text, StringComparison.Ordinal);
        Assert.Contains((await site.DeclarationOfAsync(person))!.CaseNumber, copy.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task EarlierRecords_Shown_AreAmongTheLooks_AndNeverShownOfAnother(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var history = MadeUp.Person(17);
        var browser = site.SignInAs(TestUser.Resident(await site.ActAsync((s, p) => s.GetRequiredService<PublicPortal.Accounts.Contracts.IExternalSignIn>().FindOrCreateAsync("test", "earlier", p))));
        var start = await browser.GetAsync(DemoDwellings.Scan(DemoDwellings.WithLease).Replace("/d/", "/residence/declare/", StringComparison.Ordinal));
        var check = await start.Form("#declare").Fill("Name", history.Name).Fill("Number", history.Number).SubmitAsync();
        Assert.Contains("我们找到的登记", check.Text, StringComparison.Ordinal);
        await browser.GetAsync(check.Path);   // looking twice is one look
        await check.Form("#submit").Fill("MoveIn", "2026-11-20").SubmitAsync();
        var looks = await browser.GetAsync("/my/privacy");
        Assert.Equal(2, looks.Text.Split("看到了以前登记的一部分").Length);   // once

        // Now the account is somebody: another's number shows nothing of the other.
        var other = MadeUp.Person(18);
        var again = await browser.GetAsync($"/residence/declare/{DemoDwellings.Room(201)}");
        var refused = await again.Form("#declare").Forge("Name", other.Name).Forge("Number", other.Number).SubmitAsync();
        Assert.DoesNotContain("我们找到的登记", refused.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Visits_MeetingNobodyThreeTimes_CloseTheDeclarationWithAnExplanation(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(503), ReviewRule.GradeAsksVisit);
        var order = await site.OrderOfAsync(id);
        var officer = await site.GridOfficerAsync();
        for (var visit = 1; visit <= 3; visit++)
        {
            Assert.Equal(DeclarationState.Doubtful, (await site.DeclarationAsync(id)).State);
            await (await officer.GetAsync($"/desk/residence/orders/{order.Id}")).Form("#visit").Fill("Result", "NobodyHome").SubmitAsync();
            site.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal(DeclarationState.Refused, (await site.DeclarationAsync(id)).State);
        Assert.Equal("residence.not-met", (await site.ToldAsync(id))[0]);
        var account = (await site.DeclarationAsync(id)).DeclarantAccountId;
        var page = await site.SignInAs(TestUser.Resident(account)).GetAsync($"/my/residence/{id}");
        Assert.NotNull(page.Document.QuerySelector("form[action*=Review]"));   // it can be contested
    }

    [Theory, BothDatabases]
    public async Task Ended_ThreeYearsAgo_GoesWithThePerson(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var person = Declarers.Somebody();
        await site.DeclareForAsync(person, (await site.RoomsAsync())[1].Code);
        var declaration = (await site.DeclarationOfAsync(person))!;
        var page = await (await site.AsAsync(DemoDeclarers.EmployersAgent)).GetAsync($"/residence/declared/{declaration.Id}");
        await page.Form("form[action*=End]").SubmitAsync();
        await site.RunJobsAsync();
        Assert.NotNull(await site.DeclarationOfAsync(person));
        site.Clock.Advance(TimeSpan.FromDays(3 * 366));
        await site.RunJobsAsync();
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.RunJobsAsync();
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindAsync(declaration.PersonId)));
        Assert.False(await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<ResidenceDeclaration>().AnyAsync(d => d.Id == declaration.Id)));
    }

    [Theory, BothDatabases]
    public async Task Privacy_NoticeOfResidence_IsPublished(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        Assert.Contains("法定职责", (await site.Browser().GetAsync("/privacy")).TextOf("#residence summary"), StringComparison.Ordinal);
    }
}
