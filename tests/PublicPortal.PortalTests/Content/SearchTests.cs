using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Search;
using PublicPortal.Data;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>The same words find the same things on both databases.</summary>
public class SearchTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Find_WordsOfEveryLength(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await PutAsync(site,
            Entry("小广场装夜灯", "和乐社区小广场的路灯太少，晚上看不清。", day: 3),
            Entry("停水通知", "清溪路广场南侧检修，小区停水。Call 12345 或 Ｇｏｖ１２。", day: 2),
            Entry("老年食堂", "广 场 小 分开写的字不算词。", day: 1));
        Assert.Equal(["小广场装夜灯", "停水通知"], await FindAsync(site, "广场"));      // two characters
        Assert.Equal(["小广场装夜灯"], await FindAsync(site, "小广场"));
        Assert.Equal(["停水通知"], await FindAsync(site, "停水 清溪"));
        Assert.Equal(["停水通知", "小广场装夜灯", "老年食堂"], (await FindAsync(site, "水")).Concat(await FindAsync(site, "夜")).Concat(await FindAsync(site, "堂")));   // single ones, the last of a run too
        Assert.Equal(["停水通知"], await FindAsync(site, "12345"));
        Assert.Equal(["停水通知"], await FindAsync(site, "GOV12"));
        Assert.Equal(["停水通知"], await FindAsync(site, "go"));                          // the beginning of a word
        Assert.Equal(["停水通知"], await FindAsync(site, "路广场"));                      // across what a reader would call two words
        Assert.Empty(await FindAsync(site, "场广"));
        Assert.Empty(await FindAsync(site, "小广路"));
        Assert.Empty(await FindAsync(site, "over2345"));
    }

    /// <summary>小广 and 广场 both stand in the text, 小广场 does not.</summary>
    [Theory, BothDatabases]
    public async Task Find_PairsThatStandApart_AreNoPhrase(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await PutAsync(site, Entry("一", "小广告与大广场"), Entry("二", "小广场"));
        Assert.Equal(["二"], await FindAsync(site, "小广场"));
    }

    [Theory, BothDatabases]
    public async Task Put_Again_ReplacesAndRemoveTakesOut(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var entry = Entry("旧题目", "青黛");   // words that no page of the site has
        await PutAsync(site, entry, Entry("另一篇", "霜叶"));
        await PutAsync(site, entry with { Title = "新题目", Text = "墨竹" });
        Assert.Empty(await FindAsync(site, "青黛"));
        Assert.Equal(["新题目"], await FindAsync(site, "墨竹"));
        await WorkAsync(site, search => search.RemoveAsync(entry.Id));
        Assert.Empty(await FindAsync(site, "墨竹"));
        Assert.Equal(["另一篇"], await FindAsync(site, "霜叶"));
    }

    [Theory, BothDatabases]
    public async Task Put_RolledBack_IsNotFound(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await site.InScopeAsync(async s =>
        {
            await s.GetRequiredService<ISiteSearch>().PutAsync(Entry("没有发布", "草稿"));
            await s.GetRequiredService<UnitOfWork>().RollbackAsync();
            return 0;
        });
        Assert.Empty(await FindAsync(site, "草稿"));
    }

    [Theory, BothDatabases]
    public async Task Find_TitleFirstThenNewest_InPages(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await PutAsync(site, [.. Enumerable.Range(1, 23).Select(i => Entry($"第{i}号", "说到路灯", day: i)), Entry("路灯", "最旧的", day: 0)]);
        var first = await site.InScopeAsync(s => s.GetRequiredService<SiteSearch>().FindAsync(new SearchQuery("路灯")));
        var last = await site.InScopeAsync(s => s.GetRequiredService<SiteSearch>().FindAsync(new SearchQuery("路灯"), page: 3));
        Assert.Equal((24, "路灯", "第23号"), (first.Total, first.Hits[0].Title, first.Hits[1].Title));
        Assert.Equal(["第4号", "第3号", "第2号", "第1号"], last.Hits.Select(h => h.Title));
    }

    /// <summary>The index is there and used: no model knows it, so the drift test cannot see it.</summary>
    [Theory, BothDatabases]
    public async Task Index_OfTheDatabase_IsUsed(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var plan = await site.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            if (kind == DatabaseKind.PostgreSql)
            {
                command.CommandText = "set enable_seqscan = off";
                await command.ExecuteNonQueryAsync();
            }
            command.CommandText = kind == DatabaseKind.PostgreSql
                ? "explain select * from content_search where array_to_tsvector(string_to_array(terms, ' ')) @@ '''路灯'''::tsquery"
                : "explain query plan select * from content_search where number in (select rowid from content_search_fts where terms match '\"路灯\"')";
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) lines.Add(reader.GetString(reader.FieldCount - 1));
            return string.Join('\n', lines);
        });
        Assert.Contains(kind == DatabaseKind.PostgreSql ? "ix_content_search_terms" : "ix_content_search_number", plan, StringComparison.Ordinal);
        if (kind == DatabaseKind.Sqlite) Assert.Contains("content_search_fts VIRTUAL TABLE", plan, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Page_ShowsHitsMarked_AndHelpsWhereThereAreNone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        await PutAsync(site, Entry("“小广场”<路灯>", "和乐社区的路灯修好了"));
        var browser = site.Browser();
        var empty = await browser.GetAsync("/search");
        Assert.Equal("noindex", empty.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotNull(empty.Document.QuerySelector("main a[href='/sitemap']"));

        var found = await browser.GetAsync("/search?q=" + Uri.EscapeDataString(" 路灯 "));
        Assert.Equal("“小广场”<路灯>", found.TextOf(".hit b"));
        Assert.Equal(["路灯", "路灯"], found.TextsOf(".hit mark"));
        Assert.Equal("路灯", found.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Contains("找到 1 条", found.Text, StringComparison.Ordinal);

        var none = await browser.GetAsync("/search?q=" + Uri.EscapeDataString("没有这个\"'&*<script>"));
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Contains("没有找到", none.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/search?p=-3&q=" + new string('a', 4000))).Status);
    }

    private static SearchEntry Entry(string title, string text, int day = 0) =>
        new(Guid.CreateVersion7(), "Notice", title, text, $"/notices/{Guid.NewGuid():N}", "", new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero).AddDays(day));

    private static Task PutAsync(PortalSite site, params SearchEntry[] entries) => WorkAsync(site, async search =>
    {
        foreach (var entry in entries) await search.PutAsync(entry);
    });

    private static Task WorkAsync(PortalSite site, Func<ISiteSearch, Task> act) => site.InScopeAsync(async s =>
    {
        await act(s.GetRequiredService<ISiteSearch>());
        await s.GetRequiredService<UnitOfWork>().CompleteAsync();
        return 0;
    });

    private static Task<string[]> FindAsync(PortalSite site, string typed) => site.InScopeAsync(async s =>
        (await s.GetRequiredService<SiteSearch>().FindAsync(new SearchQuery(typed))).Hits.Select(h => h.Title).ToArray());
}
