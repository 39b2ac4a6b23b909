using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Places.Reports;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Places;

public class PlatePageTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Plate_Scanned_SaysWhereOneStandsAndNothingMore(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(2, 1, 1), grade: "red"));
        var dwelling = (await places.FindAsync(1))!;
        var token = (await places.PlateAsync(dwelling.Id)).Token;
        Assert.Equal(16, token.Length);

        var page = await site.Browser().GetAsync($"/d/{places.Code(1)}?p={token}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("1 栋 1", page.TextOf(".plate .no"));
        Assert.Equal("这是您住的地方吗？", page.TextOf("h1"));
        Assert.Contains("第21社区", page.TextOf(".plate .sub"), StringComparison.Ordinal);
        Assert.DoesNotContain("分级", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("red", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("same-origin", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
        Assert.DoesNotContain(site.Logs.All, line => !line.Contains("Microsoft.AspNetCore", StringComparison.Ordinal) && line.Contains(token, StringComparison.Ordinal));

        // The token survives the way to the report and back.
        var report = await page.FollowAsync("a[href*='/report']");
        Assert.Contains($"p={token}", report.Document.QuerySelector("header a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Plate_OldOrForgedToken_IsSaidAndNotCarriedOn(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var page = await site.Browser().GetAsync($"/d/{places.Code(1)}?p=0000000000000000");
        Assert.Contains("旧门牌", page.TextOf(".callout.warn"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.Contains("p=0000", StringComparison.Ordinal));
    }

    [Theory]
    [BothDatabases("123")]
    [BothDatabases("4403040000000000000000000")]
    [BothDatabases("%3Cscript%3E")]
    [BothDatabases("𠮷")]
    public async Task Plate_UnknownCode_Is404WithAWayOn(DatabaseKind kind, string code)
    {
        var page = await (await sites.OnAsync(kind)).Browser().GetAsync("/d/" + code);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("没有找到这个门牌", page.TextOf("h1"));
        Assert.Equal(HttpStatusCode.OK, (await page.FollowAsync("a[href='/d/find']")).Status);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
    }

    [Theory, BothDatabases]
    public async Task Plate_Withdrawn_IsSaid(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1), status: "withdrawn"), places.Row(2, places.Cell(1, 1, 1)) + "2026-11-22", places.Row(3, places.Cell(1, 1, 1)) + "2026-11-23");
        foreach (var (n, withdrawn) in new[] { (1, true), (2, true), (3, false) })
        {
            var page = await site.Browser().GetAsync("/d/" + places.Code(n));
            Assert.Equal(withdrawn, page.TextsOf(".callout.warn").Any(t => t.Contains("已注销", StringComparison.Ordinal)));
        }
    }

    [Theory, BothDatabases]
    public async Task Find_ByCommunityAndWords_LeadsToThePlate(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.ImportAsync("places", "level,code,name,parent_code", $"building,{places.Code(1)[..19]},试验花园 1 栋,{places.Cell(1, 1, 1)}");
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)), places.Row(2, places.Cell(1, 1, 1)), places.Row(3, places.Cell(1, 2, 1), "另一条路 9 号"));
        var browser = site.Browser();

        var chosen = await browser.GetAsync($"/d/find?community={places.Community(1, 1)}");
        var building = Assert.Single(chosen.Document.QuerySelectorAll("#building option[value]:not([value=''])")).GetAttribute("value");
        var found = await browser.GetAsync($"/d/find?community={places.Community(1, 1)}&building={building}");
        Assert.Equal(2, found.Document.QuerySelectorAll("a[href^='/d/9'], a[href^='/d/1']").Length);
        var one = await browser.GetAsync("/d/find?community=" + places.Community(1, 2) + "&q=" + Uri.EscapeDataString("另一条路９号"));
        Assert.Equal("/d/" + places.Code(3), (await one.FollowAsync("main .card.flush a")).Path);
        Assert.Contains("没有找到", (await browser.GetAsync("/d/find?q=" + Uri.EscapeDataString("不存在的路"))).TextOf(".empty"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Report_WithoutAChoice_KeepsWhatWasTyped(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var form = await site.Browser().GetAsync($"/d/{places.Code(1)}/report");
        var refused = await form.Form().Fill("Note", "门牌掉了 <b>").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请选一项", refused.TextOf(".field.bad .error"), StringComparison.Ordinal);
        Assert.Equal("门牌掉了 <b>", refused.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Equal(0, await ReportsAsync(site, (await places.FindAsync(1))!.Id));
        var sent = await refused.Form().Fill("Kind", "Plate").SubmitAsync();
        Assert.Contains("收到", sent.TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(1, await ReportsAsync(site, (await places.FindAsync(1))!.Id));
    }

    [Theory, BothDatabases]
    public async Task Report_TooMany_IsRefusedUntilTheNextDay(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Places:ReportsPerDwellingAndDay"] = "2" });
        var places = await PlacesSite.CreateAsync(site);
        await places.DwellingsAsync(places.Row(1, places.Cell(1, 1, 1)));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++) statuses.Add((await (await site.Browser().GetAsync($"/d/{places.Code(1)}/report")).Form().Fill("Kind", "Gone").SubmitAsync()).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], statuses);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, (await (await site.Browser().GetAsync($"/d/{places.Code(1)}/report")).Form().Fill("Kind", "Gone").SubmitAsync()).Status);
        Assert.Equal(3, await ReportsAsync(site, (await places.FindAsync(1))!.Id));
    }

    private static Task<int> ReportsAsync(PortalSite site, Guid dwellingId) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PlateReport>().CountAsync(r => r.DwellingId == dwellingId));
}
