using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

public class SessionTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Session_OfficialIdle_EndsAfterHalfAnHour(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        await Official.NewAsync(site, browser);
        for (var i = 0; i < 3; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(29));   // each request starts the half hour anew
            Assert.Equal("/desk", (await browser.GetAsync("/desk")).Path);
        }
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("/desk/sign-in?return=%2Fdesk%2Fmy%2Fsessions", (await browser.GetAsync("/desk/my/sessions")).Path);
    }

    [Theory, BothDatabases]
    public async Task Session_OfficialNeverIdle_EndsAfterTwelveHours(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        await Official.NewAsync(site, browser);
        for (var i = 0; i < 35; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal("/desk", (await browser.GetAsync("/desk")).Path);
        }
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.StartsWith("/desk/sign-in", (await browser.GetAsync("/desk")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task EndOthers_TwoDevices_SignsTheOtherOutAtOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (here, there) = (site.Browser(), site.Browser());
        var official = await Official.NewAsync(site, here);
        await official.SignInAsync(there);
        var list = await here.GetAsync("/desk/my/sessions");
        Assert.Single(list.TextsOf("form[action*='handler=End'] button"), text => text.Contains("让它退出", StringComparison.Ordinal));
        var after = await list.Form("form[action*=EndOthers]").SubmitAsync();
        Assert.Equal("/desk/my/sessions", after.Path);
        Assert.StartsWith("/desk/sign-in", (await there.GetAsync("/desk")).Path, StringComparison.Ordinal);
        Assert.Equal("/desk", (await here.GetAsync("/desk")).Path);
    }

    [Theory, BothDatabases]
    public async Task SignOut_CookieKeptByAThief_OpensNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        await Official.NewAsync(site, browser);
        var home = await browser.GetAsync("/desk");
        var kept = home.Form("form[action='/desk/sign-out']").Request();
        var stolen = await browser.GetAsync("/desk/my");
        Assert.Equal(HttpStatusCode.OK, stolen.Status);
        Assert.Equal("/desk/sign-in", (await browser.SendAsync(kept)).Path);
        Assert.StartsWith("/desk/sign-in", (await browser.GetAsync("/desk")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Form_SentAfterTheSessionEnded_IsFilledAgainOnceForTheSamePersonOnly(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var official = await Official.NewAsync(site, browser, Roles.SystemAdministrator);
        var form = (await browser.GetAsync("/desk/site")).Form("form:not([action])").Fill("SiteName", "半路上的新名字");
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        var signIn = await form.SubmitAsync();
        Assert.Equal("/desk/sign-in?return=%2Fdesk%2Fsite", signIn.Path);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        var back = await official.SignInAsync(signIn);
        Assert.Equal("/desk/site", back.Path);
        Assert.Equal(["半路上的新名字"], back.Form("form:not([action])")["SiteName"]);
        Assert.Empty(back.TextsOf(".errors"));
        Assert.NotEqual(["半路上的新名字"], (await browser.GetAsync("/desk/site")).Form("form:not([action])")["SiteName"]);

        // the same browser, another person: nothing of the first one's words
        var again = (await browser.GetAsync("/desk/site")).Form("form:not([action])").Fill("SiteName", "别人的话");
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        var ended = await again.SubmitAsync();
        var other = await Official.NewAsync(site, site.Browser(), Roles.SystemAdministrator);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.NotEqual(["别人的话"], (await other.SignInAsync(ended)).Form("form:not([action])")["SiteName"]);
    }

    [Theory, BothDatabases]
    public async Task FindOrCreate_CallbackTwiceAtOnce_MakesOneAccount(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var runner = site.Services.GetRequiredService<WorkRunner>();
        var openId = Guid.NewGuid().ToString("N");
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await runner.RunAsync("test.sign-in", Channel.WeChat, async (services, process) =>
            Result.Ok(await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("wechat", openId, process, TestContext.Current.CancellationToken)))).Value));
        Assert.Single(ids.Distinct());
        Assert.Equal(openId, await site.InScopeAsync(s => s.GetRequiredService<IExternalSignIn>().ExternalIdAsync("wechat", ids[0], TestContext.Current.CancellationToken)));
    }

    [Theory, BothDatabases]
    public async Task Visitor_ProtectedPage_IsSentToTheirSignIn(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        Assert.Equal("/sign-in?return=%2Fmy%2Fsessions", (await site.Browser().GetAsync("/my/sessions")).Path);
        Assert.Equal("/desk/sign-in?return=%2Fdesk", (await site.Browser().GetAsync("/desk")).Path);
    }
}
