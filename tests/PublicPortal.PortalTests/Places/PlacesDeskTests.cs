using System.Net;
using PublicPortal.Places;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

public class PlacesDeskTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static TestUser Officer(string scope) => TestUser.Official(scope, [.. PlacesPermissions.All]);

    [Theory, BothDatabases]
    public async Task ReplacePlate_WithAReason_MakesTheOldTokenProveNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        var old = await places.PlateAsync(dwelling.Id);
        var desk = site.SignInAs(Officer(dwelling.ScopePath));
        var page = await desk.GetAsync($"/desk/places/dwellings/{dwelling.Id}");

        var refused = await page.Form("main form[method=post]").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("原因", refused.TextOf(".field.bad .error"), StringComparison.Ordinal);
        Assert.True(await places.IsPlateAsync(dwelling.Id, old.Token));

        Assert.Equal(HttpStatusCode.OK, (await refused.Form("main form[method=post]").Fill("Reason", "被涂改").SubmitAsync()).Status);
        var present = await places.PlateAsync(dwelling.Id);
        Assert.False(await places.IsPlateAsync(dwelling.Id, old.Token));
        Assert.True(await places.IsPlateAsync(dwelling.Id, present.Token));

        // A page that still shows the old plate must not replace the new one.
        var stale = await page.Form("main form[method=post]").Forge("_key", Guid.NewGuid().ToString("N")).Fill("Reason", "又一次").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Equal(present.Id, (await places.PlateAsync(dwelling.Id)).Id);
    }

    [Theory, BothDatabases]
    public async Task Desk_OutsideTheOwnArea_IsNotThere(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)), places.Row(2, places.Cell(2, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        var plate = await places.PlateAsync(dwelling.Id);
        var neighbour = site.SignInAs(Officer($"{places.District}/{places.Street(2)}/"));
        foreach (var path in new[] { $"/desk/places/dwellings/{dwelling.Id}", $"/desk/places/plates/{plate.Id}.svg", $"/desk/places/plates/{plate.Id}.png", $"/desk/places?in={places.Street(1)}", $"/desk/places/dwellings.csv?in={places.Street(1)}" })
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(path)).Status);
        var list = await neighbour.GetAsync("/desk/places?q=" + places.Code(1)[..19]);
        Assert.Single(list.Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain(places.Code(1), (await neighbour.GetAsync("/desk/places/dwellings.csv")).Text, StringComparison.Ordinal);

        var visitor = await site.SignInAs(TestUser.Resident()).GetAsync($"/desk/places/dwellings/{dwelling.Id}");
        Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
    }

    [Theory, BothDatabases]
    public async Task Plate_ToPrint_IsAPictureOfTheAbsoluteLink(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        var plate = await places.PlateAsync(dwelling.Id);
        var desk = site.SignInAs(Officer(""));
        var svg = (await desk.GetAsync($"/desk/places/plates/{plate.Id}.svg")).Text;
        Assert.Equal(Evidence.Contracts.QrImage.Svg($"http://localhost/d/{dwelling.Code}?p={plate.Token}", $"门牌 {dwelling.Code}"), svg);
        var png = await desk.Http.GetByteArrayAsync(new Uri($"/desk/places/plates/{plate.Id}.png", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
    }

    [Theory, BothDatabases]
    public async Task Export_CellLikeAFormula_IsGuardedAndImportsAgain(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1), "=HYPERLINK(1)"), places.Row(2, places.Cell(1, 1, 2)));
        var csv = (await site.SignInAs(Officer("")).GetAsync($"/desk/places/dwellings.csv?in={places.District}")).Text;
        Assert.Contains(",'=HYPERLINK(1),", csv, StringComparison.Ordinal);
        var (_, said, _) = await places.ImportAsync("dwellings", csv.Trim('\uFEFF').Replace("'=", "=", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("\"unchanged\": 2", said, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Report_Settled_LeavesTheList(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var dwelling = (await places.FindAsync(1))!;
        await (await site.Browser().GetAsync($"/d/{places.Code(1)}/report")).Form().Fill("Kind", "Address").Fill("Note", "应是 2 栋").SubmitAsync();
        Assert.Empty((await site.SignInAs(Officer($"{places.District}/{places.Street(2)}/")).GetAsync("/desk/places/reports")).Document.QuerySelectorAll("a.item"));

        var desk = site.SignInAs(Officer(dwelling.ScopePath));
        var report = await (await desk.GetAsync("/desk/places/reports")).FollowAsync("a.item");
        Assert.Contains("应是 2 栋", report.TextOf("section.card .facts"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await report.Form("#settle").SubmitAsync()).Status);
        var done = await report.Form("#settle").Fill("Outcome", "已更正").SubmitAsync();
        Assert.Contains("已更正", done.TextOf("section.card .facts"), StringComparison.Ordinal);
        Assert.Empty((await desk.GetAsync("/desk/places/reports")).Document.QuerySelectorAll("a.item"));
        var again = await report.Form("#settle").Forge("_key", Guid.NewGuid().ToString("N")).Fill("Outcome", "再来").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Theory, BothDatabases]
    public async Task Api_ListsPlacesAndRefusesInWords(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        var communities = (await site.Browser().GetAsync($"/api/v1/places?level=community&parent={places.District}")).Text;
        Assert.Contains($"{{\"code\":\"{places.Community(1, 1)}\",\"name\":\"第11社区\",\"parentCode\":\"{places.Street(1)}\"}}", communities, StringComparison.Ordinal);
        var wrong = await site.Browser().GetAsync("/api/v1/places?level=village");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("places.level.unknown", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("places.parent.missing", (await site.Browser().GetAsync("/api/v1/places?level=grid")).Text, StringComparison.Ordinal);
    }
}
