using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Officials find only persons of their area, with a reason, and the person sees it.</summary>
public class DeskResidentsTests(DeskResidentsTests.DemoSites sites) : IClassFixture<DeskResidentsTests.DemoSites>
{
    [Theory, BothDatabases]
    public async Task Search_WithReason_ShowsMaskedAndThePersonSeesWhoLooked(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, person, number) = await AtHomeAsync(site);
        var clerk = await ClerkAsync(site, "", ResidentsPermissions.Search, ResidentsPermissions.Reveal);
        var found = await SearchAsync(clerk, number, "窗口办理居住登记");
        Assert.Contains("林*禾", found.TextOf("a.cell"), StringComparison.Ordinal);
        Assert.DoesNotContain("林晓禾", found.Text, StringComparison.Ordinal);

        var page = await found.FollowAsync("a.cell");
        Assert.Equal($"/desk/residents/{person.Id}", page.Path);
        var refused = await page.Form("form[action*=Reveal]").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.DoesNotContain(number, refused.Text, StringComparison.Ordinal);
        var whole = await refused.Form("form[action*=Reveal]").Fill("Reason", "核对房屋租赁合同").SubmitAsync();
        Assert.Contains(number, whole.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await clerk.GetAsync(page.Path)).Text, StringComparison.Ordinal);

        var privacy = await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/privacy");
        var looks = string.Join('\n', privacy.TextsOf(".timeline li"));
        Assert.Contains("窗口办理居住登记", looks, StringComparison.Ordinal);
        Assert.Contains("核对房屋租赁合同", looks, StringComparison.Ordinal);
        Assert.Contains("C3001", looks, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Search_OutOfScope_IsAsGoodAsNobody(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, person, number) = await AtHomeAsync(site);
        var elsewhere = await ClerkAsync(site, "440304/440304001/", ResidentsPermissions.Search, ResidentsPermissions.Reveal);
        var found = await SearchAsync(elsewhere, number, "窗口办理居住登记");
        var unknown = await SearchAsync(elsewhere, People.Number(), "窗口办理居住登记");
        Assert.Equal(unknown.TextOf("main .empty"), found.TextOf("main .empty"));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/desk/residents/{person.Id}")).Status);
    }

    [Theory, BothDatabases]
    public async Task Search_WithoutReasonOrWithWrongNumber_IsRefusedAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var clerk = await ClerkAsync(site, "", ResidentsPermissions.Search);
        var page = await SearchAsync(clerk, "440390199203154427", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Document.QuerySelector("#Reason-error"));
        Assert.NotNull(page.Document.QuerySelector("#Number-error"));
    }

    [Theory, BothDatabases]
    public async Task Search_TooOften_IsStopped(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Residents:SearchesPerHour"] = "2" });
        var clerk = site.SignInAs(TestUser.Official(ResidentsPermissions.Search));
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, (await SearchAsync(clerk, People.Number(), "窗口办理居住登记")).Status);
        var stopped = await SearchAsync(clerk, People.Number(), "窗口办理居住登记");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stopped.Status);
    }

    [Theory, BothDatabases]
    public async Task Seen_WithTheNumberOnTheDocument_RaisesToCounter(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, person, number) = await People.ResidentAsync(site);
        var clerk = await ClerkAsync(site, "", ResidentsPermissions.Search, ResidentsPermissions.Verify);
        var page = await clerk.GetAsync($"/desk/residents/{person.Id}");
        var other = await page.Form("form[action*=Seen]").Fill("Document", "resident-id").Fill("Number", People.Number()).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("与登记的不一致", other.TextOf("#Number-error"), StringComparison.Ordinal);
        Assert.Equal(VerifiedLevel.WeChat, (await People.FindAsync(site, person.Id))!.Level);
        var seen = await other.Form("form[action*=Seen]").Fill("Number", number).SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal(VerifiedLevel.Counter, (await People.FindAsync(site, person.Id))!.Level);
    }

    [Theory, BothDatabases]
    public async Task Newcomer_WithoutHome_IsFoundByACounterAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (_, _, number) = await People.ResidentAsync(site);
        var street = await SearchAsync(await ClerkAsync(site, "", ResidentsPermissions.Search), number, "核对登记");
        Assert.Null(street.Document.QuerySelector("a.cell"));
        var counter = await SearchAsync(await ClerkAsync(site, "440304/440304001/", ResidentsPermissions.Search, ResidentsPermissions.Verify), number, "核对登记");
        Assert.NotNull(counter.Document.QuerySelector("a.cell"));
    }

    [Theory, BothDatabases]
    public async Task Requests_OfAnotherArea_AreNeitherListedNorOpened(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, _, _) = await AtHomeAsync(site);
        var mine = await (await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/privacy/ask")).Form("#ask").Fill("Kind", "Explain").Fill("Text", "为什么有我的出生日期").SubmitAsync();
        var number = mine.TextOf(".card .num");
        var here = await (await ClerkAsync(site, $"{DemoDwellings.DistrictCode}/{DemoDwellings.StreetCode}/", ResidentsPermissions.Requests)).GetAsync("/desk/residents/requests");
        var link = here.Document.QuerySelectorAll("td a").Single(a => a.TextContent.Trim() == number).GetAttribute("href")!;
        var elsewhere = await ClerkAsync(site, "440304/440304001/", ResidentsPermissions.Requests);
        Assert.DoesNotContain(number, (await elsewhere.GetAsync("/desk/residents/requests")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(link)).Status);
    }

    [Theory, BothDatabases]
    public async Task Demo_KnownResidents_AreJoinedWithTheirAccounts(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var person = await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindByDocumentAsync(DocumentType.ResidentId, "440390199203154426"));
        Assert.Equal((VerifiedLevel.Register, "林*禾"), (person!.Level, person.MaskedName));
        Assert.NotNull(person.AccountId);
        Assert.Null(await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindByDocumentAsync(DocumentType.ResidentId, "44039019990708127X")));
    }

    /// <summary>A resident who lives in the community of the demonstration dwellings.</summary>
    private static async Task<(Guid Account, PersonInfo Person, string Number)> AtHomeAsync(PortalSite site)
    {
        var resident = await People.ResidentAsync(site);
        var communities = await site.InScopeAsync(s => s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, ""));
        var home = communities.Single(c => c.Code == DemoDwellings.CommunityCode);
        await site.WorkAsync("test.home", async (s, process) =>
        {
            await s.GetRequiredService<IPersons>().SetHomeCommunityAsync(resident.Person.Id, home.Id, HomeCommunitySource.Declaration, process);
            return Result.Ok();
        });
        return resident;
    }

    /// <summary>The window clerk of the made-up people, with the rights that the test gives.</summary>
    private static async Task<PortalBrowser> ClerkAsync(PortalSite site, string scope, params Permission[] permissions)
    {
        var clerk = await site.InScopeAsync(s => s.GetRequiredService<IAccounts>().FindStaffByNumberAsync("C3001"));
        return site.SignInAs(TestUser.Official(scope, permissions) with { AccountId = clerk!.Id, DisplayName = clerk.DisplayName });
    }

    private static async Task<Page> SearchAsync(PortalBrowser browser, string number, string reason) =>
        await (await browser.GetAsync("/desk/residents")).Form("main form").Fill("By", "resident-id").Fill("Number", number).Fill("Reason", reason).SubmitAsync();

    /// <summary>With the made-up district, whose places and officials these tests use.</summary>
    public sealed class DemoSites : IAsyncDisposable
    {
        private readonly Dictionary<DatabaseKind, Task<PortalSite>> sites = [];
        private readonly Lock gate = new();

        public Task<PortalSite> OnAsync(DatabaseKind kind)
        {
            lock (gate) return sites.TryGetValue(kind, out var site) ? site : sites[kind] = PortalSite.StartAsync(kind, demo: true);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var site in sites.Values.Where(s => s.IsCompletedSuccessfully)) await (await site).DisposeAsync();
        }
    }
}
