using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Sites;

/// <summary>The site stands up on both databases, and the kit does what the other tests trust it to do.</summary>
public class PortalSiteTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task The_site_stands_up(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var home = await site.Browser().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal("zh-CN", home.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync("/healthz")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/there-is-no-such-page")).Status);
    }

    [Theory, BothDatabases]
    public async Task It_runs_on_the_database_that_was_asked_for(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var provider = await site.InScopeAsync(services => Task.FromResult(services.GetRequiredService<PortalDbContext>().Database.ProviderName));
        Assert.Contains(kind == DatabaseKind.Sqlite ? "Sqlite" : "Npgsql", provider, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Two_sites_have_nothing_in_common(DatabaseKind kind)
    {
        await using var one = await PortalSite.StartAsync(kind);
        await using var other = await PortalSite.StartAsync(kind);
        await one.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.Add(new Setting { Name = "test.mark", Value = "true" });
            await db.SaveChangesAsync();
            await services.GetRequiredService<UnitOfWork>().CompleteAsync(CancellationToken.None);
            return 0;
        });
        Assert.True(await HasMark(one));
        Assert.False(await HasMark(other));

        static Task<bool> HasMark(PortalSite site) => site.InScopeAsync(services =>
            services.GetRequiredService<PortalDbContext>().Set<Setting>().AnyAsync(s => s.Name == "test.mark"));
    }

    [Theory, BothDatabases]
    public async Task Statements_are_counted(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var sent = await site.Statements.DuringAsync(() => site.InScopeAsync(services =>
            services.GetRequiredService<PortalDbContext>().Set<Setting>().CountAsync()));
        Assert.Contains("data_setting", Assert.Single(sent), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_clock_stands_still_until_it_is_moved(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var clock = site.Services.GetRequiredService<TimeProvider>();
        Assert.Equal(new DateOnly(2026, 11, 23), ChinaTime.Today(clock));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new DateOnly(2026, 11, 24), ChinaTime.Today(clock));
        await site.RunJobsAsync();
        await site.DeliverAsync();
    }

    [Theory, BothDatabases]
    public async Task A_test_user_is_who_the_test_says(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var permission = new Permission("test.permission", new("测试", "Test"));
        var official = TestUser.Official("440390/001/", permission);
        var seen = await AsSeenBy(site, site.SignInAs(official));
        Assert.Equal((official.AccountId, true), (seen.AccountId, seen.IsStaff));
        Assert.True(seen.Has(permission, "440390/001/002/"));
        Assert.False(seen.Has(permission, "440390/002/"));
        Assert.Null((await AsSeenBy(site, site.Browser())).AccountId);
    }

    /// <summary>The current user of a request, kept beyond its end.</summary>
    private static async Task<ICurrentUser> AsSeenBy(PortalSite site, PublicPortal.TestKit.Browsing.PortalBrowser browser)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        foreach (var header in browser.Http.DefaultRequestHeaders) http.Request.Headers[header.Key] = header.Value.ToArray();
        return await site.InScopeAsync(services =>
        {
            services.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext = http;
            return Task.FromResult(services.GetRequiredService<ICurrentUser>());
        });
    }
}
