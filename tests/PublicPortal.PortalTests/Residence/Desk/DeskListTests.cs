using System.Net;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence;
using PublicPortal.Residence.Review;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residence.Desk;

/// <summary>The lists of the desk and the search box above them.</summary>
public class DeskListTests(DistrictSites sites) : IClassFixture<DistrictSites>
{
    [Theory, BothDatabases]
    public async Task Orders_ByRuleAndOfficer_ShowWhatFits(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var odd = await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(203), ReviewRule.OddCounty));
        var lease = await site.OrderOfAsync(await site.DeclareAsync(DemoDwellings.Room(204), ReviewRule.NoLease));
        var desk = await site.DeskAsync();
        var page = await desk.GetAsync($"/desk/residence/lists/orders?rule=OddCounty&officer={odd.OfficerAccountId}");
        Assert.Contains(odd.Id.ToString(), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lease.Id.ToString(), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(odd.Id.ToString(), (await desk.GetAsync("/desk/residence/lists/orders?officer=none")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Orders_WrongValuesInTheAddress_AreNoError(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = await site.DeskAsync();
        foreach (var query in new[] { "?p=-3", "?p=99999", "?place=x", "?rule=Nothing", "?since=2026-02-30", "?officer=1", "?sort=';drop", "?show=x" })
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/desk/residence/lists/orders" + query)).Status);
    }

    [Theory, BothDatabases]
    public async Task Plates_ByAddress_FindTheRoom_AndByScopeNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var page = await (await site.DeskAsync()).GetAsync($"/desk/residence/lists/plates?q={DemoDwellings.WithLease}");
        Assert.Single(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Contains("502", page.TextOf("tbody a"), StringComparison.Ordinal);
        Assert.Empty((await site.Stranger("440304/440304001/").GetAsync($"/desk/residence/lists/plates?q={DemoDwellings.WithLease}")).Document.QuerySelectorAll("tbody tr"));
    }

    [Theory, BothDatabases]
    public async Task Table_OfDeclarations_HidesNamesAndNumbers(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(301), ReviewRule.NoLease);
        var declaration = await site.DeclarationAsync(id);
        var page = await (await site.DeskAsync()).GetAsync($"/desk/residence/declarations/table?number={declaration.CaseNumber}");
        Assert.Contains(declaration.CaseNumber, Assert.Single(page.TextsOf("tbody tr")), StringComparison.Ordinal);
        Assert.Contains('*', page.TextOf("tbody td:nth-child(2)"));
    }

    [Theory, BothDatabases]
    public async Task Start_ShowsTheWaysThatOneMayGo(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        Assert.Contains("核查单", (await (await site.DeskAsync()).GetAsync("/desk/residence")).Text, StringComparison.Ordinal);
        var plates = await site.SignInAs(TestUser.Official(DeskSites.Street, ResidencePermissions.ViewPlates)).GetAsync("/desk/residence");
        Assert.Empty(plates.Document.QuerySelectorAll("a[href^='/desk/residence/lists/orders']"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.SignInAs(TestUser.Official(DeskSites.Street)).GetAsync("/desk/residence")).Status);
    }

    [Theory, BothDatabases]
    public async Task Search_CaseNumber_OpensIt_OutOfScopeItDoesNotExist(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var id = await site.DeclareAsync(DemoDwellings.Room(302), ReviewRule.NoLease);
        var number = (await site.DeclarationAsync(id)).CaseNumber;
        var desk = await site.DeskAsync();
        var found = await (await desk.GetAsync("/desk/residence")).Form("form.find").Fill("q", $"{number[..2].ToLowerInvariant()} {number[2..]}").SubmitAsync();
        Assert.Equal($"/desk/residence/declarations/{id}", found.Path);
        var other = await (await site.Stranger("440304/440304001/").GetAsync("/desk/residence")).Form("form.find").Fill("q", number).SubmitAsync();
        Assert.Contains("没有找到", other.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Search_NumberOfAPerson_IsNotLookedUpAndNotInTheAddress(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.SignInAs(new TestUser(Guid.CreateVersion7(), "王工", IsStaff: true, Kernel.Channel.Web, new Dictionary<string, IReadOnlyList<string>> { ["residents.search"] = [""], ["residence.plates.view"] = [""] }));
        var page = await (await desk.GetAsync("/desk/residence")).Form("form.find").Fill("q", "440390199203154426").SubmitAsync();
        Assert.Equal("/desk/search", page.Path);
        Assert.Equal("/desk/residents", page.Document.QuerySelector(".item")!.GetAttribute("href"));
        Assert.DoesNotContain(site.Logs.All, line => line.Contains("440390199203154426", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Search_DwellingCode_OpensTheDwelling(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var desk = site.SignInAs(new TestUser(Guid.CreateVersion7(), "王工", IsStaff: true, Kernel.Channel.Web, new Dictionary<string, IReadOnlyList<string>> { ["places.view"] = [DeskSites.Street] }));
        var page = await (await desk.GetAsync("/desk/search")).Form("#search").Fill("Q", DemoDwellings.WithLease).SubmitAsync();
        Assert.StartsWith("/desk/places/dwellings/", page.Path, StringComparison.Ordinal);
        var several = await (await desk.GetAsync("/desk/search")).Form("#search").Fill("Q", "和乐花园 3 栋").SubmitAsync();
        Assert.True(several.Document.QuerySelectorAll(".item").Length > 1);
    }
}
