using Microsoft.Playwright;
using PublicPortal.Places.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>An officer with a poor line, a resident who asks for help at the door, and the street officer's map and week.</summary>
public class FieldJourneyTests
{
    [Theory, BothDatabases]
    public async Task OfficerWithoutALine_ResultStaysOnThePhoneAndGoesLater(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var officer = await Phone.StartAsync(site);
        await officer.BecomeAsync("grid-officer");
        await officer.OpenAsync("/desk/residence/orders");
        await officer.PressAsync("a.item:has-text('401')");
        var order = new Uri(officer.Page.Url).AbsolutePath;
        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.ClickAsync("button[form=visit]");
        Assert.Contains("请选择上门结果", await officer.Page.Locator("[data-kept-alarm]").InnerTextAsync(), StringComparison.Ordinal);
        await officer.Page.CheckAsync("[name=Result][value=NotFound]");
        await officer.Page.FillAsync("[name=Note]", "邻居说上个月搬走了");
        await officer.Page.ClickAsync("button[form=visit]");
        await officer.Page.Locator("[data-kept-words]").WaitForAsync();
        Assert.Contains("存在这部手机上", await officer.Page.Locator("[data-kept]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await officer.Page.Locator("button[form=visit]").IsVisibleAsync());
        await officer.LookAsync("1-kept");
        var stored = await officer.Page.EvaluateAsync<string>("""
            () => new Promise(done => { const a = indexedDB.open('portal-field'); a.onsuccess = () => { const g = a.result.transaction('results').objectStore('results').getAll(); g.onsuccess = () => done(JSON.stringify(g.result)); }; })
            """);
        Assert.DoesNotContain("和乐", stored, StringComparison.Ordinal);   // no address, no name
        Assert.DoesNotContain("__RequestVerificationToken", stored, StringComparison.Ordinal);

        await officer.Page.Context.SetOfflineAsync(false);
        await officer.Page.Locator("[data-kept] .callout:has-text('已送达')").WaitForAsync();
        await officer.LookAsync("2-sent");
        Assert.Equal(0, await KeptAsync(officer));
        await officer.OpenAsync(order);
        Assert.Contains("没有找到", await officer.Page.Locator(".timeline").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task OfficerOffline_TwoVisitsFromThePageTakenAlong_ArriveTogether(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var officer = await Phone.StartAsync(site);
        await officer.BecomeAsync("grid-officer");
        await officer.OpenAsync("/desk/residence/orders/carry");
        await officer.LookAsync("1-carry");
        await officer.Page.Context.SetOfflineAsync(true);
        foreach (var room in new[] { "401", "404" })
        {
            var stop = officer.Page.Locator($"details:has(summary:has-text('{room}'))");
            await stop.Locator("summary").ClickAsync();
            await stop.Locator("[name=Result][value=Confirmed]").CheckAsync();
            await stop.Locator("form button").ClickAsync();
            await stop.Locator("[data-kept-words]:has-text('存在这部手机上')").WaitForAsync();
        }
        Assert.Equal(2, await KeptAsync(officer));
        await officer.LookAsync("2-two-kept");
        await officer.Page.Context.SetOfflineAsync(false);
        await officer.Page.Locator("details:has(summary:has-text('404')) [data-kept-words]:has-text('已送达')").WaitForAsync();
        Assert.Equal(0, await KeptAsync(officer));
        await officer.OpenAsync("/desk/residence/orders");
        Assert.Equal(0, await officer.Page.Locator("a.item:has-text('401'), a.item:has-text('404')").CountAsync());
    }

    [Theory, BothDatabases]
    public async Task SessionEndedWhileOffline_OnlyTheSameAccountSends_AndSigningOutAsksFirst(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var officer = await Phone.StartAsync(site);
        await officer.BecomeAsync("grid-officer");
        await KeepOfflineAsync(officer, "404", "Confirmed");
        await officer.Page.Context.ClearCookiesAsync();
        await officer.Page.Context.SetOfflineAsync(false);
        await officer.Page.Locator("[data-kept]:has-text('登录已过期')").WaitForAsync();
        await officer.BecomeAsync("grid-officer-2");
        await officer.OpenAsync("/desk/residence/orders");
        await officer.Page.Locator("[data-kept]:has-text('别的同事')").WaitForAsync();
        await officer.LookAsync("1-colleague");
        Assert.Equal(1, await KeptAsync(officer));
        await officer.Page.Context.ClearCookiesAsync();
        await officer.BecomeAsync("grid-officer");
        await officer.OpenAsync("/desk/residence/orders");
        await officer.Page.Locator("[data-kept] .callout:has-text('已送达')").WaitForAsync();
        Assert.Equal(0, await KeptAsync(officer));

        await KeepOfflineAsync(officer, "501", "Confirmed");
        await officer.Page.ClickAsync("form[action$='/desk/sign-out'] button");   // still no line
        await officer.Page.Locator("[role=alert]:has-text('还有 1 条')").WaitForAsync();
        Assert.Equal(1, await KeptAsync(officer));
    }

    [Theory, BothDatabases]
    public async Task HelpAtTheDoor_BookedByAResident_StandsInTheRound_AndTheStreetSeesMapAndWeek(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site);
        await phone.BecomeAsync("lin-xiaohe");
        await phone.OpenAsync("/my/residence/help");
        await phone.LookAsync("1-none");
        await phone.OpenAsync("/my/residence/help/new");
        await phone.LookAsync("2-where");
        await phone.OpenAsync("/my/residence/help/new?at=" + DemoDwellings.WithLease);
        await phone.LookAsync("3-when");
        await phone.Page.CheckAsync("[name=Kind][value=Papers]");
        await phone.Page.SelectOptionAsync("[name=Slot]", "2026-11-25 Morning");
        await phone.PressMainAsync();
        Assert.Equal("约好了", (await phone.Page.Locator("h1").InnerTextAsync()).Trim());
        await phone.LookAsync("4-booked");
        await phone.OpenAsync("/preferences?elder=1&return=/my/residence/help/new");
        await phone.LookAsync("5-elder");

        await using var officer = await Phone.StartAsync(site);
        await officer.BecomeAsync("grid-officer");
        await officer.OpenAsync("/desk/residence/orders");
        await officer.PressAsync("a.item:has-text('上门帮办')");
        await officer.LookAsync("6-officer");
        await officer.OpenAsync("/desk/residence/orders/map");
        await officer.LookAsync("7-map-phone");

        await using var street = await Phone.StartAsync(site, width: 1280);
        await street.BecomeAsync("street-officer");
        await street.OpenAsync("/desk/residence/orders/map?whose=all");
        Assert.Equal(6, await street.Page.Locator(".map-cell").CountAsync());
        await street.LookAsync("8-map");
        await street.PressAsync(".map-cell[aria-label*='和乐02']");
        Assert.Contains("和乐02", await street.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await street.LookAsync("9-map-cell");
        await street.OpenAsync("/desk/residence/orders/week?whose=all");
        await street.LookAsync("10-week");
        await street.OpenAsync("/desk/residence/orders/help");
        await street.LookAsync("11-help");
        await street.OpenAsync("/preferences?lang=en&return=/desk/residence/orders/map%3Fwhose%3Dall");
        await street.LookAsync("12-map-en");
    }

    private static async Task KeepOfflineAsync(Phone officer, string room, string result)
    {
        await officer.OpenAsync("/desk/residence/orders");
        await officer.PressAsync($"a.item:has-text('{room}')");
        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.CheckAsync($"[name=Result][value={result}]");
        await officer.Page.ClickAsync("button[form=visit]");
        await officer.Page.Locator("[data-kept-words]").WaitForAsync();
    }

    private static Task<int> KeptAsync(Phone officer) => officer.Page.EvaluateAsync<int>("""
        () => new Promise(done => { const a = indexedDB.open('portal-field'); a.onsuccess = () => { const c = a.result.transaction('results').objectStore('results').count(); c.onsuccess = () => done(c.result); }; })
        """);
}
