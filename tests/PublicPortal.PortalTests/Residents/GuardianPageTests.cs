using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Children act only through a guardian.</summary>
public class GuardianPageTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static readonly DateOnly Nine = new(2017, 9, 4);

    [Theory, BothDatabases]
    public async Task Child_Under14_ComesOnTheListAndGoesFromIt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, guardian, _) = await People.ResidentAsync(site);
        var browser = site.SignInAs(TestUser.Resident(account));
        var page = await AddAsync(browser, "林小满", People.Number(Nine));
        Assert.Equal("/my/identity?done=added", Assert.Single(page.Redirects));
        var child = Assert.Single(await ChildrenAsync(site, guardian.Id));
        Assert.Equal(("林*满", VerifiedLevel.None, null), (child.MaskedName, child.Level, child.AccountId));
        Assert.True(await IsGuardianAsync(site, guardian.Id, child.Id));

        await page.Form("form[action*=End]").SubmitAsync();
        Assert.False(await IsGuardianAsync(site, guardian.Id, child.Id));
        Assert.Empty(await ChildrenAsync(site, guardian.Id));
    }

    [Theory, BothDatabases]
    public async Task Child_Of14_IsRefusedAndWhatWasTypedStays(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, guardian, _) = await People.ResidentAsync(site);
        var page = await AddAsync(site.SignInAs(TestUser.Resident(account)), "林大满", People.Number(new DateOnly(2012, 11, 23)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("14 周岁", page.TextOf("#Number-error"), StringComparison.Ordinal);
        Assert.Equal("林大满", page.Document.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Empty(await ChildrenAsync(site, guardian.Id));
    }

    [Theory, BothDatabases]
    public async Task Child_GuardianWithoutIdentity_IsToldWhatToDoFirst(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await AddAsync(site.SignInAs(TestUser.Resident(await People.AccountAsync(site))), "林小满", People.Number(Nine));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("请先登记您自己的身份", page.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Child_KnownNumberWithOtherName_TellsNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = People.Number(Nine);
        var (first, _, _) = await People.ResidentAsync(site);
        await AddAsync(site.SignInAs(TestUser.Resident(first)), "林小满", number);
        var (stranger, person, _) = await People.ResidentAsync(site, "生人");
        var page = await AddAsync(site.SignInAs(TestUser.Resident(stranger)), "猜小满", number);
        Assert.Contains("这组姓名和证件号码无法在这里使用", page.Text, StringComparison.Ordinal);
        Assert.Empty(await ChildrenAsync(site, person.Id));
    }

    [Theory, BothDatabases]
    public async Task Child_SecondGuardian_IsToldToTheFirst(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = People.Number(Nine);
        var (first, _, _) = await People.ResidentAsync(site, "林晓禾");
        await AddAsync(site.SignInAs(TestUser.Resident(first)), "林小满", number);
        var (second, _, _) = await People.ResidentAsync(site, "何国强");
        await AddAsync(site.SignInAs(TestUser.Resident(second)), "林小满", number);
        Assert.Equal(1, await site.InScopeAsync(s => s.GetRequiredService<IInbox>().UnreadAsync(first)));
        var inbox = await site.SignInAs(TestUser.Resident(first)).GetAsync("/my/inbox");
        Assert.Contains("何*强", inbox.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task EndLink_OfAnother_Is404(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (owner, guardian, _) = await People.ResidentAsync(site);
        var mine = await AddAsync(site.SignInAs(TestUser.Resident(owner)), "林小满", People.Number(Nine));
        var link = mine.Form("form[action*=End]")["LinkId"].Single();
        var (stranger, _, _) = await People.ResidentAsync(site, "生人");
        var theirs = await AddAsync(site.SignInAs(TestUser.Resident(stranger)), "生小人", People.Number(Nine));
        var answer = await theirs.Form("form[action*=End]").Forge("LinkId", link).SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Single(await ChildrenAsync(site, guardian.Id));
    }

    private static async Task<Page> AddAsync(PortalBrowser browser, string name, string number) =>
        await (await browser.GetAsync("/my/identity/child")).Form("#child").Fill("Name", name).Fill("Number", number).Tick("IsGuardian").Tick("Consents").SubmitAsync();

    private static Task<IReadOnlyList<PersonInfo>> ChildrenAsync(PortalSite site, Guid guardian) => site.InScopeAsync(s => s.GetRequiredService<IPersons>().ChildrenOfAsync(guardian));
    private static Task<bool> IsGuardianAsync(PortalSite site, Guid guardian, Guid child) => site.InScopeAsync(s => s.GetRequiredService<IPersons>().IsGuardianAsync(guardian, child));
}
