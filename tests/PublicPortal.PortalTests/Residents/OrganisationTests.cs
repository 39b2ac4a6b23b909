using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.PortalTests.Residence;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Organisations, their confirmation, and agents with powers.</summary>
public class OrganisationTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Register_WrongCode_IsSaidAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await RegisterAsync(site, await site.AccountOfAsync(Declarers.Somebody()), "91440304MA5TERT15K", "新单位有限公司");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("校验位", page.TextOf("#CreditCode-error"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Register_NotInTheRegister_WaitsForACounterOfThePlaceWhichConfirmsIt(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var account = await site.AccountOfAsync(Declarers.Somebody());
        var page = await RegisterAsync(site, account, "91440304MA5TERT15J", $"甲单位{kind}有限公司");
        Assert.Contains("等窗口确认", page.Text, StringComparison.Ordinal);
        var path = page.Path;
        var id = path.Split('/')[^1];
        var elsewhere = site.SignInAs(TestUser.Official("440304/440304001/", ResidentsPermissions.Organisations));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/desk/residents/organisations/{id}")).Status);
        var clerk = site.SignInAs(TestUser.Official("440304/440304010/", ResidentsPermissions.Organisations));
        var open = await clerk.GetAsync($"/desk/residents/organisations/{id}");
        var unexplained = await open.Form("#decide").SubmitAsync("[value=confirm]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.Status);
        await unexplained.Form("#decide").Fill("Evidence", "营业执照正本、委托书").SubmitAsync("[value=confirm]");
        Assert.Contains("替一个人申报", (await site.SignInAs(TestUser.Resident(account)).GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Equal("residents.organisation-confirmed", (await site.InboxAsync(account))[0]);
        // The same organisation cannot be confirmed a second time.
        var twice = await RegisterAsync(site, await site.AccountOfAsync(Declarers.Somebody()), "91440304MA5TERT15J", "甲单位有限公司");
        Assert.Contains("已经有人登记", twice.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> AgentIds(Page page) => page.Document.QuerySelectorAll("form[action*=End] input[name=AgentId]").Select(i => i.GetAttribute("value"));

    [Theory, BothDatabases]
    public async Task Agent_InvitedByCode_JoinsOnceWithTheTermsAndIsRevoked(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var organisation = await site.EmployerAsync();
        var manager = await site.AsAsync("zhou-min");
        var page = await manager.GetAsync($"/my/organisations/{organisation}");
        var before = AgentIds(page).ToList();
        var invited = await page.Form("form[action*=Invite]").Fill("Label", "宿管老王").SubmitAsync();
        var code = invited.TextOf(".code");
        var account = await site.AccountOfAsync(Declarers.Somebody());
        var browser = site.SignInAs(TestUser.Resident(account));
        var join = await browser.GetAsync("/my/organisations/join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await join.Form("#join").Fill("Code", code).SubmitAsync()).Status);   // terms
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await join.Form("#join").Fill("Code", "AAAA-AAAA-AA").Tick("Terms").SubmitAsync()).Status);
        var joined = await join.Form("#join").Fill("Code", code.ToLowerInvariant()).Tick("Terms").SubmitAsync();
        Assert.Contains("星海电子", joined.TextOf("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("form[action*=Invite]", joined.Text, StringComparison.Ordinal);
        Assert.Null(joined.Document.QuerySelector("form[action*=Invite]"));   // may declare and see, not manage
        var other = site.SignInAs(TestUser.Resident(await site.AccountOfAsync(Declarers.Somebody())));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await other.GetAsync("/my/organisations/join")).Form("#join").Fill("Code", code).Tick("Terms").SubmitAsync()).Status);   // once

        page = await manager.GetAsync($"/my/organisations/{organisation}");
        var agentId = AgentIds(page).Except(before).Single();
        await page.Form("form[action*=End]").Forge("AgentId", agentId).SubmitAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/residence/declare-for/{organisation}")).Status);
        Assert.Equal("residents.agent-revoked", (await site.InboxAsync(account))[0]);
    }

    [Theory, BothDatabases]
    public async Task Agent_InvitedByDocument_SaysTheSameForKnownAndUnknown(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var organisation = await site.EmployerAsync();
        var manager = await site.AsAsync("zhou-min");
        var (known, unknown) = (Declarers.Somebody(), Declarers.Somebody());
        var account = await site.AccountOfAsync(known);
        var answers = new List<string>();
        foreach (var person in new[] { known, unknown })
        {
            var page = await manager.GetAsync($"/my/organisations/{organisation}");
            answers.Add((await page.Form("form[action*=Invite]").Fill("How", "document").Fill("Number", person.Number).SubmitAsync()).TextOf(".callout"));
        }
        Assert.Single(answers.Distinct());
        var mine = await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/organisations");
        var accepted = await mine.Form("form[action*=Accept]").Tick("Terms").SubmitAsync();
        Assert.Contains("星海电子", accepted.TextOf("h1"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Agent_LastWhoManages_CannotLeave(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var hotel = await site.AsAsync("xia-lan");
        var list = await hotel.GetAsync("/my/organisations");
        var page = await list.FollowAsync("a[href^='/my/organisations/'][href*='-']");
        var refused = await page.Form("form[action*=End]").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("至少要有一个能管理经办人的人", refused.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Premises_AskedByTheAgent_ConfirmedWithEvidenceInThePlaceAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var organisation = await site.EmployerAsync();
        var agent = await site.AsAsync("zhou-min");
        var ask = await agent.GetAsync($"/residence/organisation/{organisation}/premises");
        var unknown = await ask.Form("#ask").Fill("Codes", "1234567890123456789012345").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        await ask.Form("#ask").Fill("Codes", DemoDwellings.Room(504)).SubmitAsync();
        var elsewhere = site.SignInAs(TestUser.Official("440304/440304001/", PublicPortal.Residence.ResidencePermissions.Premises));
        Assert.Empty((await elsewhere.GetAsync("/desk/residence/premises")).Document.QuerySelectorAll("input[name=Chosen]"));
        var clerk = site.SignInAs(TestUser.Official("440304/440304010/", PublicPortal.Residence.ResidencePermissions.Premises));
        var desk = await clerk.GetAsync("/desk/residence/premises");
        var box = desk.Document.QuerySelector("input[name=Chosen]")!.GetAttribute("value")!;
        await desk.Form("#decide").Tick("Chosen", box).Fill("Evidence", "看过整栋租赁合同").SubmitAsync("[value=confirm]");
        Assert.Contains(await site.RoomsAsync(), r => r.Code == DemoDwellings.Room(504));
    }

    private static async Task<Page> RegisterAsync(PortalSite site, Guid account, string code, string name)
    {
        var community = await site.InScopeAsync(async s => (await s.GetRequiredService<IPlaces>().PlacesAsync(PlaceLevel.Community, "440304/440304010/"))[0].Id);
        var page = await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/organisations/new");
        return await page.Form("#new").Fill("CreditCode", code).Fill("Name", name).Fill("Kind", nameof(OrganisationKind.Employer)).Fill("Community", community.ToString()).Tick("Terms").SubmitAsync();
    }
}
