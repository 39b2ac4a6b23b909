using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Public;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>What readers see when something is published, changed and taken down.</summary>
public class PublicItemTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom", Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory, BothDatabases]
    public async Task Item_Published_IsShownListedFedAndFound_AndFollowsEachChange(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var browser = site.Browser();
        Assert.DoesNotContain("夜灯", (await browser.GetAsync("/notices")).Text, StringComparison.Ordinal);   // now kept in memory, empty
        var item = await PublishedItems.PublishAsync(site, "小广场装夜灯", "## 时间\n\n11 月 **25 日**开工。", address: "notices/lamps");

        var page = await browser.GetAsync("/notices/lamps");
        Assert.Equal("小广场装夜灯", page.TextOf("h1"));
        Assert.Equal("时间", page.TextOf("article h2#s-时间"));
        Assert.Contains("小广场装夜灯", (await browser.GetAsync("/notices")).Text, StringComparison.Ordinal);
        Assert.Contains("小广场装夜灯", await browser.Http.GetStringAsync("/notices/feed.xml"), StringComparison.Ordinal);
        Assert.Equal(["小广场装夜灯"], (await browser.GetAsync("/search?q=" + Uri.EscapeDataString("夜灯"))).TextsOf(".hit b"));

        item = await PublishedItems.PublishAsync(site, "小广场装路灯", "改了。", address: "notices/square-lamps", before: item);
        var moved = await browser.GetAsync("/notices/lamps");
        Assert.Equal(["/notices/square-lamps"], moved.Redirects);
        Assert.Equal("小广场装路灯", moved.TextOf("h1"));
        Assert.Equal(HttpStatusCode.MovedPermanently, (await browser.Http.GetAsync("/notices/lamps")).StatusCode);
        Assert.Empty((await browser.GetAsync("/search?q=" + Uri.EscapeDataString("夜灯"))).TextsOf(".hit"));

        await PublishedItems.TakeDownAsync(site, item);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/notices/square-lamps")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/notices/lamps")).Status);
        Assert.DoesNotContain("路灯", (await browser.GetAsync("/notices")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯", await browser.Http.GetStringAsync("/notices/feed.xml"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Item_Page_SaysWhatGovernmentSitesSay(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PublishedItems.PublishAsync(site, "停水通知", "清溪路检修。", address: "notices/water");
        var page = await site.Browser().GetAsync("/notices/water");
        string? Meta(string name) => page.Document.QuerySelector($"meta[name={name}]")?.GetAttribute("content");
        Assert.Equal(("公告", "停水通知", "2026-11-23 09:00"), (Meta("ColumnName"), Meta("ArticleTitle"), Meta("PubDate")));
        foreach (var name in new[] { "SiteName", "SiteDomain", "ColumnDescription", "ColumnKeywords", "ColumnType", "ContentSource", "Keywords", "Author", "Description", "Url" })
            Assert.False(string.IsNullOrEmpty(Meta(name)), name);
        Assert.EndsWith("/notices/water", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("/notices/feed.xml", page.Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector("footer a[href='/sitemap']"));
        Assert.Empty(page.Document.QuerySelectorAll("form"));
        Assert.NotNull(page.Document.QuerySelector("[data-print]"));
        Assert.Equal("/notices", page.Document.QuerySelector("header.top a")!.GetAttribute("href"));
    }

    [Theory, BothDatabases]
    public async Task Item_AskedAgain_NeedsNoDatabase(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PublishedItems.PublishAsync(site, "一次就好", address: "notices/once");
        var browser = site.Browser();
        _ = await browser.GetAsync("/notices/once");
        Assert.Empty(await site.Statements.DuringAsync(() => browser.GetAsync("/notices/once")));
        Assert.NotEmpty(await site.Statements.DuringAsync(() => browser.GetAsync("/notices/never")));   // the counter counts
    }

    [Theory, BothDatabases]
    public async Task Item_RenderedAnew_AsksForTheItemAloneAndFollowsItsType(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (browser, cache) = (site.Browser(), site.Services.GetRequiredService<PublicPageCache>());
        await PublishedItems.PublishAsync(site, "先有的", address: "notices/first");
        await PublishedItems.PublishAsync(site, "后来的", address: "notices/second", more: new JsonObject { ["Notice"] = new JsonObject { ["Issuer"] = new JsonObject { ["Text"] = "区水务局" } } });
        _ = await browser.GetAsync("/notices/first");
        _ = await browser.GetAsync("/notices/second");
        cache.Evict([PageTags.At("notices/second")]);
        Assert.Empty(await site.Statements.DuringAsync(() => browser.GetAsync("/notices/second")));   // the item comes by plain SQL, types and layout from memory

        await site.WorkAsync("test.rename", async (services, process) =>
        {
            var types = await services.GetRequiredService<TypeCatalog>().ReadAsync(default);
            var (type, part) = (types.TypeJson["Notice"].DeepClone().AsObject(), types.PartJson["Notice"].DeepClone().AsObject());
            type["DisplayName"] = "通告";
            part["ContentPartFieldDefinitionRecords"]!.AsArray().Single(f => (string?)f!["Name"] == "Issuer")!["Settings"]!["ContentPartFieldSettings"]!["DisplayName"] = "谁发的";
            var store = services.GetRequiredService<DefinitionStore>();
            var put = await store.PutAsync(DefinitionKind.Type, type, process, default);
            return put.IsRefused ? put : await store.PutAsync(DefinitionKind.Part, part, process, default);
        });
        Assert.Equal("通告", (await browser.GetAsync("/notices")).TextOf("h1"));
        var page = await browser.GetAsync("/notices/second");
        Assert.Equal(("通告", "谁发的"), (page.TextOf("header.top a"), page.TextOf("dl.facts dt")));
    }

    [Theory, BothDatabases]
    public async Task Item_Hostile_IsHarmless(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PublishedItems.PublishAsync(site, "<script>alert(1)</script>", "<script>alert(2)</script>\n\n[x](javascript:alert(3))", address: "notices/hostile",
            more: new JsonObject { ["HtmlBodyPart"] = new JsonObject { ["Html"] = "<img src=x onerror=alert(4)><form action=/x><p style=color:red>留下</p></form>" } });
        var page = await site.Browser().GetAsync("/notices/hostile");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), main img, main form, main [style], main a[href^='javascript']"));
        Assert.Contains("留下", page.TextOf("article"), StringComparison.Ordinal);
        XDocument.Parse(await site.Browser().Http.GetStringAsync("/notices/feed.xml"));
    }

    [Theory, BothDatabases]
    public async Task Feed_IsAtom(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var item = await PublishedItems.PublishAsync(site, "订阅看得到", "第一句话。", address: "notices/fed");
        var answer = await site.Browser().Http.GetAsync("/notices/feed.xml");
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotNull(answer.Headers.ETag);
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var name in new[] { "id", "title", "updated", "author" }) Assert.NotNull(feed.Element(Atom + name));
        var entry = feed.Elements(Atom + "entry").Single(e => e.Element(Atom + "title")!.Value == "订阅看得到");
        Assert.EndsWith(item.ContentItemId, entry.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        Assert.Equal("2026-11-23T01:00:00Z", entry.Element(Atom + "published")!.Value);
        Assert.Equal("第一句话。", entry.Element(Atom + "summary")!.Value);
        Assert.StartsWith("http", entry.Element(Atom + "link")!.Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Http.GetAsync("/nothing/feed.xml")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task SitemapAndRobots_NameWhatIsPublic(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PublishedItems.PublishAsync(site, "在地图里", address: "notices/mapped");
        var addresses = XDocument.Parse(await site.Browser().Http.GetStringAsync("/sitemap.xml")).Descendants(Sitemap + "loc").Select(l => new Uri(l.Value).AbsolutePath).ToList();
        Assert.Contains("/notices/mapped", addresses);
        Assert.Contains("/notices", addresses);
        Assert.DoesNotContain(addresses, a => a.StartsWith("/desk", StringComparison.Ordinal));
        var robots = await site.Browser().Http.GetStringAsync("/robots.txt");
        Assert.Contains("Disallow: /desk\n", robots, StringComparison.Ordinal);
        Assert.Contains("/sitemap.xml\n", robots, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Address_ThatIsNone_IsNotFoundAndNotKept(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var kept = site.Services.GetRequiredService<PublicPageCache>().Count;
        var browser = site.Browser();
        foreach (var path in new[] { "/nothing", "/nothing/at/all", "/notices/nothing", "/notices?p=9999", "/notices?p=-1", "/%E4%B8%AD", "/" + new string('a', 3000) })
            Assert.Contains((int)(await browser.Http.GetAsync(path)).StatusCode, new[] { 400, 404 });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Http.PostAsync("/nothing", new FormUrlEncodedContent([]))).StatusCode);
        Assert.Equal(kept, site.Services.GetRequiredService<PublicPageCache>().Count);
        Assert.Contains("没有找到这一页", (await browser.GetAsync("/nothing")).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task List_HasPagesAndEnglishIsMarked(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        for (var i = 1; i <= 21; i++) await PublishedItems.PublishAsync(site, $"第 {i} 条", address: $"notices/n{i}");
        var browser = site.Browser();
        Assert.Equal(20, (await browser.GetAsync("/notices")).Document.QuerySelectorAll("main a.cell").Length);
        Assert.Single((await browser.GetAsync("/notices?p=2")).Document.QuerySelectorAll("main a.cell"));
        browser.Http.DefaultRequestHeaders.Add("Accept-Language", "en");
        var page = await browser.GetAsync("/notices/n1");
        Assert.Equal(("en", "zh-CN"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.QuerySelector("article")!.GetAttribute("lang")));
    }
}
