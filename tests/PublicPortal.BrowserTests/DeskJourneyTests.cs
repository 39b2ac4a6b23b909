using Microsoft.Playwright;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>A street officer's morning: filter, keep the filter, hand orders over, take a list along.</summary>
public class DeskJourneyTests
{
    private const string Orders = "/desk/residence/lists/orders";

    [Theory, BothDatabases]
    public async Task StreetOfficer_FiltersSavesHandsOverAndExports(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var desk = await Phone.StartAsync(site, width: 1280);
        await desk.BecomeAsync("street-officer");
        await desk.OpenAsync("/desk/residence");
        await desk.LookAsync("1-start");
        await desk.PressAsync($"a[href='{Orders}']");
        await desk.LookAsync("2-orders");

        await desk.Page.Locator("summary:has-text('筛选与排序')").ClickAsync();
        await desk.Page.SelectOptionAsync("#f-rule", "NoLease");
        await desk.PressAsync(".list-filters button");
        Assert.Contains("rule=NoLease", desk.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await desk.Page.Locator("tbody tr").CountAsync());
        await desk.Page.Locator("summary:has-text('保存当前筛选')").ClickAsync();
        await desk.Page.FillAsync("#FilterName", "没有租约的");
        await desk.PressAsync("#save-filter button");
        Assert.Contains("没有租约的", await desk.Page.Locator(".saved nav").InnerTextAsync(), StringComparison.Ordinal);
        await desk.LookAsync("3-saved");

        await desk.OpenAsync(Orders + "?show=open");
        await desk.Page.Keyboard.PressAsync("j");                             // the keyboard moves through the rows
        Assert.Contains("row-link", await desk.Page.EvaluateAsync<string>("document.activeElement.className"), StringComparison.Ordinal);
        await desk.Page.CheckAsync("[data-all=Ids]");
        var chosen = await desk.Page.Locator("input[name=Ids]:checked").CountAsync();
        Assert.True(chosen >= 4);
        await desk.Page.SelectOptionAsync("#Officer", new SelectOptionValue { Label = "黄文杰 J2001" });
        await desk.Page.FillAsync("#Reason", "王工休假");
        await desk.PressAsync(".bulk .btn");
        await desk.LookAsync("4-preview");
        await desk.PressAsync(".acts .btn:not(.quiet)");
        Assert.Contains($"已把 {chosen} 件改派给黄文杰".Replace(" ", "", StringComparison.Ordinal), (await desk.Page.Locator("h1").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await desk.LookAsync("5-handed-over");

        await desk.OpenAsync(Orders + "?show=open");
        await desk.PressAsync("a[href*='/exports/new']");
        await desk.Page.FillAsync("[name=Reason]", "月度例会核对上门进度");
        await desk.LookAsync("6-export");
        await desk.PressAsync(".acts .btn");
        await desk.LookAsync("7-progress");
        await site.DeliverAsync();
        await desk.Page.Locator("#download").WaitForAsync();                  // the page asks again by itself
        await desk.LookAsync("8-ready");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.ClickAsync("#download"));
        var text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal(chosen + 1, text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("黄文杰", text, StringComparison.Ordinal);

        foreach (var (name, path) in new[] { ("9-rates", "/desk/residence/rates"), ("10-plates", "/desk/residence/lists/plates"), ("11-table", "/desk/residence/declarations/table?show=all"), ("12-exports", "/desk/residence/exports"), ("13-search", "/desk/search") })
        {
            await desk.OpenAsync(path);
            await desk.LookAsync(name);
        }
    }

    [Theory, BothDatabases]
    public async Task DeskPages_OnAPhoneInEnglishWithoutScript_FitTheScreen(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var phone = await Phone.StartAsync(site, locale: "en", script: false);
        await phone.BecomeAsync("street-officer");
        foreach (var path in new[] { "/desk/residence", Orders, "/desk/residence/lists/plates", "/desk/residence/rates", "/desk/residence/declarations/table?show=all" })
        {
            await phone.OpenAsync(path);
            Assert.DoesNotMatch("[一-鿿]{2,}", await phone.Page.Locator("h1").First.InnerTextAsync() is var title && title.Contains(':', StringComparison.Ordinal) ? title.Split(':')[1] : title);
            Assert.Equal(390, await phone.Page.EvaluateAsync<int>("Math.min(390, document.documentElement.scrollWidth) + Math.max(0, document.documentElement.scrollWidth - 390)"));
        }
    }
}
