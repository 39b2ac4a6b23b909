using Microsoft.Playwright;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>Officials run the site without programmers: from a new type to a page on a resident's phone.</summary>
public class ContentJourneyTests
{
    private static readonly (string Kind, string Name, string Label)[] Fields =
        [("TextField", "Where", "地点"), ("MarkdownField", "About", "介绍"), ("MediaField", "Picture", "照片"), ("DateField", "Since", "开业日期"), ("NumericField", "Seats", "座位数")];

    [Theory, BothDatabases]
    public async Task TypeItemPicturePreviewPublish_IsSeenOnThePhoneInTheListAndInTheFeed(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var desk = await Phone.StartAsync(site, width: 1280);
        await desk.BecomeAsync("editor");
        await MakeTypeAsync(desk);
        var item = await WriteAsync(desk);

        await desk.PressAsync("a[href$='/preview']");
        var frame = desk.Page.FrameLocator("iframe.phone-frame");
        Assert.Equal("清溪早餐铺", (await frame.Locator("article h1").InnerTextAsync()).Trim());
        Assert.True(await frame.Locator("figure img").EvaluateAsync<bool>("image => image.decode().then(() => image.naturalWidth === 800)"));
        await desk.LookAsync("4-preview");
        await desk.OpenAsync(item);
        Assert.Equal(0, await desk.Page.Locator("#publish").CountAsync());   // an editor publishes nothing

        await desk.Page.Context.ClearCookiesAsync();
        await desk.BecomeAsync("publisher");
        await desk.OpenAsync(item);
        await desk.PressAsync("#publish .btn");
        Assert.Contains("已发布", await desk.Page.Locator("p.callout[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await desk.LookAsync("5-published");

        await using var phone = await Phone.StartAsync(site);
        await phone.OpenAsync("/stall");
        await phone.LookAsync("6-list");
        await phone.PressAsync("a:has-text('清溪早餐铺')");
        Assert.Equal("清溪早餐铺", (await phone.Page.Locator("h1").InnerTextAsync()).Trim());
        Assert.Contains("清溪路 18 号", await phone.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("早餐铺门口，摆着四张桌子", await phone.Page.Locator("article figure img").GetAttributeAsync("alt"));
        await phone.LookAsync("7-page");
        using var http = new HttpClient { BaseAddress = site.Address };
        Assert.Contains("清溪早餐铺", await http.GetStringAsync("/stall/feed.xml"), StringComparison.Ordinal);
    }

    private static async Task MakeTypeAsync(Phone desk)
    {
        await desk.OpenAsync("/desk/content/types");
        await desk.Page.FillAsync("#DisplayName", "便民小店");
        await desk.Page.FillAsync("#Name", "Stall");
        await desk.PressAsync("form .btn:has-text('新建')");
        foreach (var (fieldKind, name, label) in Fields)
        {
            await desk.Page.SelectOptionAsync("#field [name=Kind]", fieldKind);
            await desk.Page.FillAsync("#field [name=Name]", name);
            await desk.Page.FillAsync("#field [name=Label]", label);
            await desk.PressAsync("#field .btn");
        }
        Assert.Equal(5, await desk.Page.Locator("tbody tr").CountAsync());
        await desk.LookAsync("1-type");
    }

    /// <returns>Path of the draft.</returns>
    private static async Task<string> WriteAsync(Phone desk)
    {
        await desk.PressAsync("a[href='/desk/content/new/Stall']");
        await desk.Page.FillAsync("[name='TitlePart.Title.Value']", "清溪早餐铺");
        await desk.Page.FillAsync("[name='Stall.Where.Value']", "清溪路 18 号");
        await desk.Page.FillAsync("[name='Stall.About.Value']", "## 卖什么\n\n- 豆浆\n- 油条\n\n每天 **6:30** 开门。");
        await desk.Page.FillAsync("[name='Stall.Since.Value']", "2026-10-08");
        await desk.Page.FillAsync("[name='Stall.Seats.Value']", "16");
        var picture = await desk.Page.EvaluateAsync<string>("""
            () => { const c = document.createElement('canvas'); [c.width, c.height] = [800, 500]; const p = c.getContext('2d'); p.fillStyle = '#dfe7da'; p.fillRect(0, 0, 800, 500); p.fillStyle = '#2d6a4f'; for (let i = 0; i < 4; i++) p.fillRect(80 + i * 170, 300, 120, 90); return c.toDataURL('image/png').split(',')[1]; }
            """);
        await desk.Page.SetInputFilesAsync("[name='Stall.Picture.File']", new FilePayload { Name = "早餐铺.png", MimeType = "image/png", Buffer = Convert.FromBase64String(picture) });
        await desk.Page.FillAsync("[name='Stall.Picture.Second']", "早餐铺门口，摆着四张桌子");
        await desk.LookAsync("2-form");
        await desk.PressAsync(".acts .btn");
        await desk.LookAsync("3-draft");
        return new Uri(desk.Page.Url).AbsolutePath;
    }
}
