using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.UnitTests.Files;

namespace PublicPortal.PortalTests.Content;

/// <summary>What was made at one site's desk means the same in another, empty one.</summary>
public class TravelTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task TypeAndItemWithAPicture_ExportedAndImported_AreTheSamePageListAndFeed(DatabaseKind kind)
    {
        await using var first = await PortalSite.StartAsync(kind);
        var address = await MakeAsync(first);
        var export = (await first.SignInAs(Editors.Publisher()).GetAsync("/desk/content/recipes?handler=Export&type=Stall")).Text;
        var here = await ReadAsync(first, address);
        Assert.Contains("早餐铺门口", here.Page, StringComparison.Ordinal);

        await using var second = await PortalSite.StartAsync(kind);
        var run = await RecipeSamples.RunAsync(second, export, Cancel);
        Assert.True(run.IsOk, string.Join(' ', run.Refusals.Select(r => r.Text.En)));
        Assert.Empty(run.Value.Warnings);
        Assert.Equal(1, run.Value.Counts["files"]);
        var there = await ReadAsync(second, address);
        Assert.Equal(here, there);

        // The same again: nothing new, and the picture is still one file.
        var again = await RecipeSamples.RunAsync(second, export, Cancel);
        Assert.Equal((0, 0), (again.Value.Counts.GetValueOrDefault("items"), again.Value.Counts.GetValueOrDefault("files")));
    }

    /// <returns>Address of the published item.</returns>
    private static async Task<string> MakeAsync(PortalSite site)
    {
        var editor = site.SignInAs(Editors.Editor());
        var page = await (await editor.GetAsync("/desk/content/types")).Form("form.stack").Fill("DisplayName", "便民小店").Fill("Name", "Stall").SubmitAsync();
        foreach (var (fieldKind, name, label) in new[] { ("TextField", "Where", "地点"), ("MarkdownField", "About", "介绍"), ("MediaField", "Picture", "照片"), ("DateField", "Since", "开业日期"), ("NumericField", "Seats", "座位数") })
            page = await page.Form("form#field").Fill("Kind", fieldKind).Fill("Name", name).Fill("Label", label).SubmitAsync();
        var draft = await (await editor.GetAsync("/desk/content/new/Stall")).Form("form#item").Fill("TitlePart.Title.Value", "Breakfast at Qingxi").Fill("Stall.Where.Value", "清溪路 18 号")
            .Fill("Stall.About.Value", "## 卖什么\n\n- 豆浆").Fill("Stall.Since.Value", "2026-10-08").Fill("Stall.Seats.Value", "16")
            .Attach("Stall.Picture.File", "stall.jpg", Samples.Jpeg(640, 480)).Fill("Stall.Picture.Second", "早餐铺门口，摆着四张桌子").SubmitAsync();
        Assert.Contains("?saved", draft.Path, StringComparison.Ordinal);
        await Editors.PublishAsync(site.SignInAs(Editors.Publisher()), draft);
        return (await Editors.PublishedAsync(site, draft))!.Address!;
    }

    /// <summary>What readers get, without the ids of pictures and the moments of writing.</summary>
    private static async Task<(string Page, string List, string Feed, int Picture)> ReadAsync(PortalSite site, string address)
    {
        var browser = site.Browser();
        var page = await browser.GetAsync("/" + address);
        var picture = page.Document.QuerySelector("article figure img")!.GetAttribute("src")!;
        var feed = System.Text.RegularExpressions.Regex.Replace(await browser.Http.GetStringAsync("/stall/feed.xml", Cancel), "<(published|updated)>[^<]*", "");
        return (page.Document.QuerySelector("article")!.InnerHtml.Replace(picture, "picture", StringComparison.Ordinal), (await browser.GetAsync("/stall")).Document.QuerySelector("main")!.InnerHtml,
            feed, (await browser.Http.GetByteArrayAsync(picture, Cancel)).Length);
    }
}
