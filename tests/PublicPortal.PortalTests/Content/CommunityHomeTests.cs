using System.Net;
using PublicPortal.Content.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.PortalTests.Content;

/// <summary>社区家园: each community reads its own and what is said above it, never its neighbours'.</summary>
public class CommunityHomeTests
{
    [Theory, BothDatabases]
    public async Task Home_ShowsItsOwnAndTheDistricts(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var places = await site.InScopeAsync(s => s.GetRequiredService<ICommunityDirectory>().AllAsync());
        var (here, there) = (places[0], places[1]);
        var browser = site.Browser();
        _ = await browser.GetAsync($"/c/{here.Code}");
        await PublishedItems.PublishAsync(site, "全区都看得到", scope: "");
        await PublishedItems.PublishAsync(site, "只在这里", scope: here.ScopePath);
        await PublishedItems.PublishAsync(site, "只在那里", scope: there.ScopePath);

        var page = await browser.GetAsync($"/c/{here.Code}");
        Assert.Equal(here.Name, page.TextOf("h1"));
        Assert.Contains("全区都看得到", page.Text, StringComparison.Ordinal);
        Assert.Contains("只在这里", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("只在那里", page.Text, StringComparison.Ordinal);
        Assert.Contains("/d/find", page.Text, StringComparison.Ordinal);   // the slot that the module of places fills
        var feed = await browser.Http.GetStringAsync($"/c/{here.Code}/feed.xml");
        Assert.Contains("只在这里", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("只在那里", feed, StringComparison.Ordinal);
        Assert.Contains($"/c/{there.Code}", (await browser.GetAsync("/c")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/c/nowhere")).Status);
    }
}
