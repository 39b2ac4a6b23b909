using Microsoft.Playwright;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>The first main job as people live it: scan, two items, receipt; and a doubt that an officer settles.</summary>
public class ResidenceJourneyTests
{
    [Theory, BothDatabases]
    public async Task NewResident_TwoItemsAndADay_HasAReceiptThatAnyoneCanCheck(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.OpenAsync("/");
        await phone.LookAsync("1-home");
        await phone.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithLease));
        await phone.LookAsync("2-plate");
        await phone.PressMainAsync();                                   // a visitor: the way leads through signing in
        await phone.LookAsync("3-sign-in");
        await phone.Page.Locator("a[href^='/sign-in/wechat']").First.ClickAsync();
        await phone.Page.Locator("a[href*='li-jian']").ClickAsync();    // whose phone it is: the simulator asks
        await phone.Page.WaitForURLAsync("**/residence/declare/**");
        await phone.LookAsync("4-declare");
        await phone.Page.FillAsync("[name=Name]", "李𠮷安");
        await phone.Page.FillAsync("[name=Number]", "44039019990708127X");
        await phone.PressMainAsync();
        await phone.LookAsync("5-check");
        await phone.Page.FillAsync("[name=MoveIn]", "2026-11-20");
        await phone.PressMainAsync();

        Assert.Equal("已受理", (await phone.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.Contains("李𠮷安", await phone.Page.Locator("dl.facts").First.InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("6-receipt");
        var code = (await phone.Page.Locator(".code").First.InnerTextAsync()).Trim();

        await using var stranger = await Phone.StartAsync(site);
        await stranger.OpenAsync("/v/" + code);
        Assert.Equal("有效", (await stranger.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.DoesNotContain("502", await stranger.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await stranger.LookAsync("7-verified");
    }

    [Theory, BothDatabases]
    public async Task DoubtfulDeclaration_ConfirmedByTheOfficer_ResidentIsTold(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.BecomeAsync("lin-xiaohe");
        await phone.OpenAsync(DemoDwellings.Scan(DemoDwellings.GradedForVisit));
        await phone.PressMainAsync();
        await phone.LookAsync("1-known");                               // known: nothing to type
        await phone.PressMainAsync();
        await phone.PressMainAsync();
        Assert.Contains("还没生效", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("2-doubt");

        await using var officer = await Phone.StartAsync(site);
        await officer.BecomeAsync("grid-officer");
        await officer.OpenAsync("/desk/residence/orders");
        await officer.LookAsync("3-round");
        await officer.PressAsync("a.item:has-text('302')");
        await officer.LookAsync("4-visit");
        await officer.Page.CheckAsync("[name=Result][value=Confirmed]");
        await officer.PressAsync("button[form=visit]:not(.second), #visit button:not(.second)");

        await phone.Page.ReloadAsync();
        Assert.Equal("已受理", (await phone.Page.Locator("h1").InnerTextAsync()).Trim());
        await phone.OpenAsync("/my/inbox");
        Assert.Contains("申报通过了", await phone.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await phone.LookAsync("5-inbox");
    }

    [Theory, BothDatabases]
    public async Task WrongCheckCharacter_IsSaidAtTheField_AndKeepsWhatWasTyped(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site, script: false);   // works without JavaScript
        await phone.BecomeAsync("li-jian");
        await phone.OpenAsync(DemoDwellings.Scan(DemoDwellings.WithLease));
        await phone.PressMainAsync();
        await phone.Page.FillAsync("[name=Name]", "李𠮷安");
        await phone.Page.FillAsync("[name=Number]", "440390199907081271");
        await phone.PressMainAsync();
        Assert.Equal("李𠮷安", await phone.Page.InputValueAsync("[name=Name]"));
        Assert.Equal("440390199907081271", await phone.Page.InputValueAsync("[name=Number]"));
        Assert.Equal("true", await phone.Page.GetAttributeAsync("[name=Number]", "aria-invalid"));
    }

    [Theory, BothDatabases]
    public async Task EnglishAndElderMode_FitTheScreen(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site, locale: "en");
        await phone.OpenAsync("/preferences?elder=1&return=/");
        foreach (var path in new[] { "/", "/residence", DemoDwellings.Scan(DemoDwellings.WithLease), "/sign-in", "/v", "/privacy" })
        {
            await phone.OpenAsync(path);
            Assert.Equal("en", await phone.Page.GetAttributeAsync("html", "lang"));
            Assert.DoesNotMatch("[一-鿿]{2,}", await phone.Page.Locator("h1").First.InnerTextAsync());
            await phone.LookAsync("elder" + path.Split('?')[0].Replace('/', '-'));
        }
    }

    [Theory, BothDatabases]
    public async Task FirstVisit_IsAtMost100KB(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        var plate = DemoDwellings.Scan(DemoDwellings.WithLease);
        foreach (var path in new[] { "/", plate, plate.Replace("/d/", "/residence/declare/", StringComparison.Ordinal) })
        {
            await using var phone = await Phone.StartAsync(site);
            if (path.StartsWith("/residence", StringComparison.Ordinal)) await phone.BecomeAsync("li-jian");
            var network = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
            await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });   // cold
            await phone.Page.GotoAsync("about:blank");   // nothing of the page before comes in between, whose bodies the browser would throw away
            var bodies = new List<Task<byte[]>>();
            phone.Page.Response += (_, response) => { if (response.Status == 200) bodies.Add(response.BodyAsync()); };
            await phone.Page.GotoAsync(new Uri(phone.Site, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
            // Uncompressed, as an unpublished build serves it: what goes over the line is a fraction of it.
            var size = (await Task.WhenAll(bodies)).Sum(b => b.Length);
            Assert.Equal(path, new Uri(phone.Page.Url).PathAndQuery);
            Assert.InRange(size, 1_000, 100_000);
        }
    }
}
