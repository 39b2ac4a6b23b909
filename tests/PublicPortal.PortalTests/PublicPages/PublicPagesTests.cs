using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.PublicPages;

/// <summary>Public pages of the whole site, and evictions between nodes.</summary>
public class PublicPagesTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Path = "/sitemap";

    [Theory, BothDatabases]
    public async Task Get_PublicPage_IsCompressedTaggedAndRevalidated(DatabaseKind kind)
    {
        var http = (await sites.OnAsync(kind)).Browser().Http;
        var plain = await http.GetAsync(Path);
        var html = await plain.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.False(plain.Headers.ETag!.IsWeak);
        Assert.False(plain.Headers.Contains("Set-Cookie"));
        Assert.Contains("form-action 'none'", plain.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-cache", plain.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Encoding", plain.Headers.Vary);

        foreach (var (name, open) in new (string, Func<Stream, Stream>)[] { ("br", s => new BrotliStream(s, CompressionMode.Decompress)), ("gzip", s => new GZipStream(s, CompressionMode.Decompress)) })
        {
            var packed = await SendAsync(http, HttpMethod.Get, ("Accept-Encoding", $"deflate, {name}"));
            Assert.Equal([name], packed.Content.Headers.ContentEncoding);
            Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
            var unpacked = new MemoryStream();
            await open(await packed.Content.ReadAsStreamAsync()).CopyToAsync(unpacked);
            Assert.Equal(html, unpacked.ToArray());
            var same = await SendAsync(http, HttpMethod.Get, ("Accept-Encoding", name), ("If-None-Match", $"\"other\", W/{packed.Headers.ETag}"));
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
            Assert.Equal(packed.Headers.ETag, same.Headers.ETag);
            Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        }
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(http, HttpMethod.Get, ("If-None-Match", "\"other\""))).StatusCode);
        var head = await SendAsync(http, HttpMethod.Head);
        Assert.Equal(html.Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory, BothDatabases]
    public async Task Get_SignedIn_IsThePageOfAll(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = await site.Browser().Http.GetByteArrayAsync(Path);
        Assert.Equal(visitor, await site.SignInAs(TestUser.Resident()).Http.GetByteArrayAsync(Path));
        site.Services.GetRequiredService<PublicPageCache>().EvictAll();
        Assert.Equal(visitor, await site.SignInAs(TestUser.Official()).Http.GetByteArrayAsync(Path));   // rendered because of them, not for them
        var sent = await site.Statements.DuringAsync(() => site.SignInAs(TestUser.Resident()).Http.GetByteArrayAsync(Path));
        Assert.Empty(sent);   // nobody's session was looked up
    }

    [Theory, BothDatabases]
    public async Task Settings_Change_EvictsEverything(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        _ = await site.Browser().GetAsync(Path);
        await WriteAsync(site, s => SiteSettings.SetAsync(s.GetRequiredService<PortalDbContext>(), "SiteName", JsonSerializer.SerializeToElement("新名字的站")));
        await site.Services.GetRequiredService<SiteSettings>().RefreshAsync(TestContext.Current.CancellationToken);
        Assert.Contains("新名字的站", (await site.Browser().GetAsync(Path)).Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Evict_AfterTheCommitAlone(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var cache = site.Services.GetRequiredService<PublicPageCache>();
        var heard = new List<string>();
        cache.Evicted += tags => heard.AddRange(tags ?? ["*"]);
        await site.InScopeAsync(async s =>
        {
            var work = s.GetRequiredService<UnitOfWork>();
            await s.GetRequiredService<PageEvictions>().EvictAsync(["rolled-back"]);
            await work.RollbackAsync();
            await s.GetRequiredService<PageEvictions>().EvictAsync(["committed"]);
            Assert.Empty(heard);
            await work.CompleteAsync();
            return 0;
        });
        Assert.Equal(["committed"], heard);
    }

    [Fact]
    public async Task Listener_OnPostgres_HearsOtherNodesAndDropsAllWhenItWasAway()
    {
        var site = await sites.OnAsync(DatabaseKind.PostgreSql);
        var (other, heard) = Node(site);
        using var stop = new CancellationTokenSource();
        var listening = Listener(site, other).ListenAsync(stop.Token);
        Assert.Null(await heard.NextAsync());   // beginning to listen drops everything: nobody knows what was said before

        await WriteAsync(site, s => s.GetRequiredService<PageEvictions>().EvictAsync(["公告", "item-1"]));
        Assert.Equal(["公告", "item-1"], await heard.NextAsync());
        await WriteAsync(site, s => s.GetRequiredService<PageEvictions>().EvictAsync([.. Enumerable.Range(0, 2000).Select(i => $"item-{i}")]));
        Assert.Null(await heard.NextAsync());   // too many to name

        var broken = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Database.SqlQueryRaw<bool>(
            "select pg_terminate_backend(pid) as \"Value\" from pg_stat_activity where datname = current_database() and query like 'listen %'").ToListAsync());
        Assert.NotEmpty(broken);
        Assert.Null(await heard.NextAsync());   // came back
        await WriteAsync(site, s => s.GetRequiredService<PageEvictions>().EvictAsync(["again"]));
        Assert.Equal(["again"], await heard.NextAsync());
        await stop.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task Listener_OnSqlite_NoticesTheCommandLine()
    {
        var site = await sites.OnAsync(DatabaseKind.Sqlite);
        var (cache, heard) = Node(site);
        var listener = Listener(site, cache);
        await listener.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, heard.Count);
        await site.InScopeAsync(async s =>
        {
            // As in the command line, where there are no pages in memory.
            var work = s.GetRequiredService<UnitOfWork>();
            await new PageEvictions(s.GetRequiredService<PortalDbContext>(), work, new ServiceCollection().BuildServiceProvider()).EvictAsync(["x"]);
            await work.CompleteAsync();
            return 0;
        });
        await listener.LookAsync(TestContext.Current.CancellationToken);
        Assert.Null(await heard.NextAsync());
        await listener.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, heard.Count);
    }

    private static (PublicPageCache, Heard) Node(PortalSite site)
    {
        var cache = new PublicPageCache(site.Clock, Options.Create(new PublicPagesOptions()));
        var heard = new Heard();
        cache.Evicted += heard.Add;
        return (cache, heard);
    }

    private static PageEvictionListener Listener(PortalSite site, PublicPageCache cache) =>
        new(cache, site.Services.GetRequiredService<DatabaseOptions>(), site.Services.GetRequiredService<IServiceScopeFactory>(), NullLogger<PageEvictionListener>.Instance);

    private static Task WriteAsync(PortalSite site, Func<IServiceProvider, Task> act) => site.InScopeAsync(async s =>
    {
        await act(s);
        await s.GetRequiredService<UnitOfWork>().CompleteAsync();
        return 0;
    });

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, HttpMethod method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, Path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }

    /// <summary>What was evicted, one after the other.</summary>
    private sealed class Heard
    {
        private readonly System.Threading.Channels.Channel<IReadOnlyCollection<string>?> all = System.Threading.Channels.Channel.CreateUnbounded<IReadOnlyCollection<string>?>();

        public int Count => all.Reader.Count;
        public void Add(IReadOnlyCollection<string>? tags) => all.Writer.TryWrite(tags);
        public async Task<IReadOnlyCollection<string>?> NextAsync() => await all.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
