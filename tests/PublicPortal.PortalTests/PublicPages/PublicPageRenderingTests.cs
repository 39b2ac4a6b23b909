using System.Net;
using Microsoft.AspNetCore.Http;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;

namespace PublicPortal.PortalTests.PublicPages;

/// <summary>What gets into a page that is kept for all, and when it is rendered.</summary>
public class PublicPageRenderingTests
{
    [Fact]
    public async Task Get_ManyAtOnce_OneRendersOthersWait()
    {
        var rendered = 0;
        var go = new TaskCompletionSource();
        await using var site = await SmallSite.StartAsync(async http =>
        {
            Interlocked.Increment(ref rendered);
            await go.Task;
            await SmallSite.HtmlAsync(http, "<p>一次</p>");
        });
        var asked = Enumerable.Range(0, 50).Select(_ => site.Client.GetStringAsync("/page")).ToList();
        while (Volatile.Read(ref rendered) == 0) await Task.Yield();
        go.SetResult();
        Assert.All(await Task.WhenAll(asked), text => Assert.Equal("<p>一次</p>", text));
        Assert.Equal("<p>一次</p>", await site.Client.GetStringAsync("/page"));
        Assert.Equal(1, rendered);
    }

    [Fact]
    public async Task Evict_WhileAPageIsRendered_ThePageIsNotKept()
    {
        var text = "before";
        var (reads, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var site = await SmallSite.StartAsync(async http =>
        {
            var read = text;                    // what the query saw
            http.TagPage("item");
            reads.TrySetResult();
            await go.Task;
            await SmallSite.HtmlAsync(http, read);
        });
        var first = site.Client.GetStringAsync("/page");
        await reads.Task;
        text = "after";                         // the commit
        site.Cache.Evict(["item"]);             // a tag that only the rendering knows
        var second = site.Client.GetStringAsync("/page");   // asked after the commit: does not join what was begun before it
        go.SetResult();
        Assert.Equal("before", await first);
        Assert.Equal("after", await second);
        Assert.Equal("after", await site.Client.GetStringAsync("/page"));
    }

    [Fact]
    public async Task Evict_OtherTag_LeavesThePage()
    {
        var rendered = 0;
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http, $"{++rendered}"));
        Assert.Equal("1", await site.Client.GetStringAsync("/page"));
        site.Cache.Evict(["another"]);
        Assert.Equal("1", await site.Client.GetStringAsync("/page"));
        site.Cache.Evict(["page"]);
        Assert.Equal("2", await site.Client.GetStringAsync("/page"));
    }

    [Theory]
    [InlineData("cookie", "sets a cookie")]
    [InlineData("cookie-late", "sets a cookie")]
    [InlineData("form", "carries a form")]
    public async Task Get_PageThatCannotBeTheSameForAll_IsLoudInDevelopmentAndNotKeptElsewhere(string what, string complaint)
    {
        Task PageAsync(HttpContext http)
        {
            if (what == "cookie") http.Response.Cookies.Append("session", "1");
            if (what == "cookie-late") http.Response.OnStarting(() => { http.Response.Cookies.Append("session", "1"); return Task.CompletedTask; });
            return SmallSite.HtmlAsync(http, what == "form" ? "<FORM action=/x></FORM>" : "<p></p>");
        }
        await using (var site = await SmallSite.StartAsync(PageAsync))
        {
            var answer = await site.Client.GetAsync("/page");
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Contains(complaint, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        await using (var site = await SmallSite.StartAsync(PageAsync, "Production"))
        {
            var answer = await site.Client.GetAsync("/page");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal(0, site.Cache.Count);
        }
    }

    [Fact]
    public async Task Get_WhatTheFirstAskerSent_IsNotSeenByThePage()
    {
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http,
            $"{http.Request.Headers.Cookie}|{http.Request.Headers.UserAgent}|{http.Request.Headers.Authorization}|{http.Request.QueryString}|{http.Request.Host}|{http.Connection.RemoteIpAddress}|{http.Request.Method}"), query: ["p"]);
        var request = new HttpRequestMessage(HttpMethod.Head, "/page?utm=me&p=2&p2=3");
        request.Headers.Add("Cookie", "session=secret; elder=1; csrf=x");
        request.Headers.Add("User-Agent", "Mozilla/5.0 MicroMessenger/8.0 mine");
        request.Headers.Add("Authorization", "Bearer mine");
        request.Headers.Host = "evil.example";
        var head = await site.Client.SendAsync(request);
        Assert.Empty(await head.Content.ReadAsStringAsync());
        Assert.True(head.Content.Headers.ContentLength > 20);

        var again = new HttpRequestMessage(HttpMethod.Get, "/page?p=2");
        again.Headers.Add("Cookie", "elder=1");
        again.Headers.Add("User-Agent", "MicroMessenger");
        var answer = await site.Client.SendAsync(again);
        Assert.Equal("elder=1|MicroMessenger||?p=2|portal.example||GET", await answer.Content.ReadAsStringAsync());
        Assert.Equal(1, site.Cache.Count);
        Assert.Equal(head.Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task Get_LooksAndLanguages_AreApart()
    {
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http, $"{LocalizedText.IsEnglish}|{http.Request.Cookies["elder"]}"));
        async Task<string> SeenAsync(string? cookie, string? language)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/page");
            if (cookie is not null) request.Headers.Add("Cookie", cookie);
            if (language is not null) request.Headers.Add("Accept-Language", language);
            return await (await site.Client.SendAsync(request)).Content.ReadAsStringAsync();
        }
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("False|", await SeenAsync(null, null));
            Assert.Equal("True|", await SeenAsync(null, "en-GB,en;q=0.8"));
            Assert.Equal("False|", await SeenAsync(null, "fr, zh-CN;q=0.9, en;q=0.1"));
            Assert.Equal("True|2", await SeenAsync("a=b; lang=c%3Dzh-CN%7Cuic%3Den; elder=2", "zh-CN"));
            Assert.Equal("False|1", await SeenAsync("elder=1; lang=c%3Dzh-CN%7Cuic%3Dzh-CN", "en"));
            Assert.Equal("False|", await SeenAsync("elder=9; xlang=uic%3Den", null));
        }
        Assert.Equal(4, site.Cache.Count);
    }

    [Fact]
    public async Task Get_FirstAskerHangsUp_OthersGetThePage()
    {
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var site = await SmallSite.StartAsync(async http =>
        {
            begun.TrySetResult();
            await go.Task;
            http.RequestAborted.ThrowIfCancellationRequested();
            await SmallSite.HtmlAsync(http, "ok");
        });
        using var hangUp = new CancellationTokenSource();
        var first = site.Client.GetStringAsync("/page", hangUp.Token);
        await begun.Task;
        var second = site.Client.GetStringAsync("/page");
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.SetResult();
        Assert.Equal("ok", await second);
    }

    [Fact]
    public async Task Get_ManyPages_StayWithinTheBound()
    {
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http, http.Request.Path + new string('x', 60_000)), megabytes: 1);
        for (var i = 0; i < 40; i++) Assert.Contains($"/page/{i}x", await site.Client.GetStringAsync($"/page/{i}"), StringComparison.Ordinal);
        Assert.InRange(site.Cache.Bytes, 500_000, 1024 * 1024);
        Assert.InRange(site.Cache.Count, 5, 20);
        Assert.Contains("/page/0x", await site.Client.GetStringAsync("/page/0"), StringComparison.Ordinal);   // gone and made again
    }

    [Fact]
    public async Task Get_TimeIsOver_RendersAgain()
    {
        var rendered = 0;
        await using var site = await SmallSite.StartAsync(http =>
        {
            http.PageIsGoodUntil(new DateTimeOffset(2026, 11, 23, 9, 20, 0, ChinaTime.Offset));
            return SmallSite.HtmlAsync(http, $"{++rendered}");
        });
        Assert.Equal("1", await site.Client.GetStringAsync("/page"));
        site.Clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal("1", await site.Client.GetStringAsync("/page"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("2", await site.Client.GetStringAsync("/page"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Get_NoPage_IsNotKept(int status)
    {
        await using var site = await SmallSite.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        Assert.Equal(status, (int)(await site.Client.GetAsync("/page/nothing")).StatusCode);
        Assert.Equal(0, site.Cache.Count);
    }

    [Fact]
    public async Task Get_OtherSpellingOrOverlongValue_IsNotKept()
    {
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http, "x"), query: ["p"]);
        Assert.Equal("x", await site.Client.GetStringAsync("/PAGE"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/page?p=" + new string('1', 41))).StatusCode);
        Assert.Equal(0, site.Cache.Count);
    }

    [Fact]
    public async Task Get_InlineScript_IsAllowedByItsHashAlone()
    {
        await using var site = await SmallSite.StartAsync(http => SmallSite.HtmlAsync(http, "<script src=\"/a.js\"></script><script type=\"application/ld+json\">{\"a\":1}</script>"));
        var policy = (await site.Client.GetAsync("/page")).Headers.GetValues("Content-Security-Policy").Single();
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("{\"a\":1}"u8));
        Assert.Contains($"script-src 'self' 'sha256-{hash}';", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_IsMadeOnceUntilItsTagIsEvicted()
    {
        var made = 0;
        async Task PageAsync(HttpContext http)
        {
            var foot = await http.PagePartAsync("foot", ["foot"], _ => Task.FromResult($"{++made}"));
            await SmallSite.HtmlAsync(http, $"{http.Request.Path}:{foot}");
        }
        await using var site = await SmallSite.StartAsync(PageAsync);
        Assert.Equal("/page/a:1", await site.Client.GetStringAsync("/page/a"));
        Assert.Equal("/page/b:1", await site.Client.GetStringAsync("/page/b"));
        site.Cache.Evict(["page"]);
        Assert.Equal("/page/a:1", await site.Client.GetStringAsync("/page/a"));
        site.Cache.Evict(["foot"]);   // the page never said this tag: it has it from the part
        Assert.Equal("/page/a:2", await site.Client.GetStringAsync("/page/a"));
        site.Cache.EvictAll();
        Assert.Equal("/page/a:3", await site.Client.GetStringAsync("/page/a"));
        site.Clock.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal("/page/b:3", await site.Client.GetStringAsync("/page/b"));
        site.Clock.Advance(TimeSpan.FromMinutes(30));   // no page outlives what it is made of
        Assert.Equal("/page/b:4", await site.Client.GetStringAsync("/page/b"));
    }

    /// <summary>As with pages: what a page shows of a part is never older than the last eviction of the part's tag, if the page is kept.</summary>
    [Fact]
    public async Task Part_RacesWithEvictions_NoPageIsKeptWithAnOldOne()
    {
        await using var site = await SmallSite.StartAsync(_ => Task.CompletedTask);
        var (cache, key, value, stale) = (site.Cache, new PageKey("/page", "", default), 0, 0);
        for (var race = 0; race < 2000; race++)
        {
            if (race % 2 == 0) Parallel.Invoke(Render, Change);
            else Parallel.Invoke(Change, Render);
            if (cache.Find(key) is { } kept && !kept.Tags.Contains($"value-{value}")) stale++;
        }
        Assert.Equal(0, stale);
        Render();
        Assert.Contains($"value-{value}", cache.Find(key)!.Tags);   // with nobody in the way it is kept

        void Render()
        {
            for (var i = 0; i < 3; i++)
            {
                var moment = cache.Moment;
                if (cache.FindPart("part")?.Value is not string shown)
                {
                    shown = $"value-{Volatile.Read(ref value)}";
                    Thread.SpinWait(Random.Shared.Next(200));
                    cache.AddPart("part", shown, ["part"], 0, moment);
                }
                cache.Add(key, new KeptPage(200, [(byte)'x'], "text/html", null, null, ["part", shown], DateTimeOffset.MaxValue, keep: true), moment);
            }
        }

        void Change()
        {
            Thread.SpinWait(Random.Shared.Next(400));
            Interlocked.Increment(ref value);
            cache.Evict(["part"]);
        }
    }

    /// <summary>A writer changes and evicts, a reader reads, waits a random while and stores: what is kept is never older than the last eviction.</summary>
    [Fact]
    public async Task Add_RacesWithEvictions_NothingStaleStays()
    {
        await using var site = await SmallSite.StartAsync(http => Task.CompletedTask);
        var (cache, key, value, stale) = (site.Cache, new PageKey("/page", "", default), 0, 0);
        for (var race = 0; race < 2000; race++)
        {
            Parallel.Invoke(
                () =>
                {
                    var moment = cache.Moment;
                    var read = Volatile.Read(ref value);
                    Thread.SpinWait(Random.Shared.Next(400));
                    cache.Add(key, Page(read), moment);
                },
                () =>
                {
                    Thread.SpinWait(Random.Shared.Next(200));
                    Interlocked.Increment(ref value);
                    Thread.SpinWait(Random.Shared.Next(100));
                    cache.Evict(["page"]);
                });
            if (cache.Find(key) is { } kept && kept.Tags.Contains($"value-{value - 1}")) stale++;
        }
        Assert.Equal(0, stale);
        Assert.True(cache.Add(key, Page(value), cache.Moment));
        Assert.NotNull(cache.Find(key));

        static KeptPage Page(int read) => new(200, [(byte)'x'], "text/html", null, null, ["page", $"value-{read}"], DateTimeOffset.MaxValue, keep: true);
    }
}
