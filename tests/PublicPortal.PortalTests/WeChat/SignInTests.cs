using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Data;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.PortalTests.WeChat;

/// <summary>Signing in through the simulated platform, with the client that the real one gets.</summary>
public class SignInTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task SignIn_MadeUpPerson_ComesBackSignedIn(DatabaseKind kind)
    {
        var phone = new Phone(await SiteAsync(kind));
        Assert.False(await phone.IsSignedInAsync());

        Assert.Equal("/my/notices?p=1", await phone.FollowAsync(await phone.CallbackAsync("/my/notices?p=1", "lin-xiaohe")));

        Assert.True(await phone.IsSignedInAsync());
    }

    [Theory, BothDatabases]
    public async Task SignIn_AnotherPhoneOfTheSamePerson_FindsTheSameAccount(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        for (var i = 0; i < 2; i++)
        {
            var phone = new Phone(site);
            await phone.FollowAsync(await phone.CallbackAsync("/", "sun-li"));
        }

        Assert.Equal(1, await LoginsAsync(site, "sun-li"));
        Assert.Equal(2, await SessionsAsync(site, "sun-li"));
    }

    [Theory, BothDatabases]
    public async Task Callback_Twice_IsAnsweredOnceWithTheSameSession(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var phone = new Phone(site);
        var callback = await phone.CallbackAsync("/my/notices", "zhao-yuan");

        var first = await phone.FollowAsync(callback);
        var second = await phone.FollowAsync(callback);

        Assert.Equal(("/my/notices", "/my/notices"), (first, second));
        Assert.True(await phone.IsSignedInAsync());
        Assert.Equal(1, await SessionsAsync(site, "zhao-yuan"));
    }

    [Theory, BothDatabases]
    public async Task Callback_TwiceAtOnce_BothComeToTheSamePlace(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var phone = new Phone(site);
        var callback = await phone.CallbackAsync("/my/notices", "wu-min");

        var answers = await Task.WhenAll(phone.FollowAsync(callback), phone.FollowAsync(callback), phone.FollowAsync(callback));

        Assert.All(answers, answer => Assert.Equal("/my/notices", answer));
        Assert.True(await phone.IsSignedInAsync());
        Assert.Equal(1, await SessionsAsync(site, "wu-min"));
    }

    [Theory, BothDatabases]
    public async Task Callback_InAnotherBrowser_SignsNobodyIn(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var (phone, stranger) = (new Phone(site), new Phone(site));
        var callback = await phone.CallbackAsync("/", "li-jian");
        await phone.FollowAsync(callback);

        Assert.StartsWith("/sign-in/wechat/problem?what=forged", await stranger.FollowAsync(callback), StringComparison.Ordinal);

        Assert.False(await stranger.IsSignedInAsync());
    }

    /// <summary>Somebody else's code put behind one's own state: the first answer belongs to the browser that brought the code.</summary>
    [Theory, BothDatabases]
    public async Task Callback_StolenCode_SignsNobodyIn(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var (phone, thief) = (new Phone(site), new Phone(site));
        var callback = await phone.CallbackAsync("/", "li-jian");
        await phone.FollowAsync(callback);
        var own = await thief.CallbackAsync("/", "sun-li");

        var mixed = callback[..callback.IndexOf("&state=", StringComparison.Ordinal)] + own[own.IndexOf("&state=", StringComparison.Ordinal)..];

        Assert.StartsWith("/sign-in/wechat/problem?what=forged", await thief.FollowAsync(mixed), StringComparison.Ordinal);
        Assert.False(await thief.IsSignedInAsync());
    }

    [Theory]
    [BothDatabases("/sign-in/wechat/callback?code=x&state=0123456789abcdef0123456789abcdef")]
    [BothDatabases("/sign-in/wechat/callback?code=x")]
    [BothDatabases("/sign-in/wechat/callback")]
    [BothDatabases("/sign-in/wechat/callback?code=x&state=%3Cscript%3E&state=b")]
    public async Task Callback_ForgedState_ShowsAPlainPage(DatabaseKind kind, string callback)
    {
        var page = await (await SiteAsync(kind)).Browser().GetAsync(callback);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("没有登录成功", page.TextOf("h1"));
    }

    [Theory, BothDatabases]
    public async Task Authorize_Refused_LeadsToAPlainSentence(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var phone = new Phone(site);
        var callback = await phone.CallbackAsync("/my/notices", person: null);
        Assert.DoesNotContain("code=", callback, StringComparison.Ordinal);

        var problem = await phone.FollowAsync(callback);

        Assert.Equal("/sign-in/wechat/problem?what=refused&return=%2Fmy%2Fnotices", problem);
        var page = await site.Browser().GetAsync(problem);
        Assert.Equal("您没有用微信登录", page.TextOf("h1"));
        Assert.Equal("/sign-in/wechat?return=%2Fmy%2Fnotices", page.Document.QuerySelector("a.btn")!.GetAttribute("href"));
    }

    [Theory, BothDatabases]
    public async Task SignIn_SnapshotUser_IsNeverBound(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var phone = new Phone(site);
        var before = await LoginsAsync(site);

        Assert.StartsWith("/sign-in/wechat/problem?what=snapshot", await phone.FollowAsync(await phone.CallbackAsync("/", "snapshot")), StringComparison.Ordinal);

        Assert.Equal(before, await LoginsAsync(site));
        Assert.False(await phone.IsSignedInAsync());
    }

    [Theory, BothDatabases]
    public async Task Code_Expired_IsAskedForAgainOnce(DatabaseKind kind)
    {
        await using var site = Calm(await PortalSite.StartAsync(kind));
        var phone = new Phone(site);
        var switches = site.Services.GetRequiredService<SimulatorSwitches>();
        switches.CodesExpire = true;

        var again = await phone.FollowAsync(await phone.CallbackAsync("/my/notices", "li-jian"));
        Assert.Equal("/sign-in/wechat?again=1&return=%2Fmy%2Fnotices", again);
        var problem = await phone.FollowAsync(await phone.AnswerAsync(await phone.LocationAsync(again), "li-jian"));
        Assert.StartsWith("/sign-in/wechat/problem?what=expired", problem, StringComparison.Ordinal);

        switches.CodesExpire = false;
        Assert.Equal("/my/notices", await phone.FollowAsync(await phone.AnswerAsync(await phone.LocationAsync(again), "li-jian")));
    }

    [Theory, BothDatabases]
    public async Task Platform_TooManyCalls_SaysToWait(DatabaseKind kind)
    {
        await using var site = Calm(await PortalSite.StartAsync(kind));
        var phone = new Phone(site);
        site.Services.GetRequiredService<SimulatorSwitches>().RateLimited = true;

        Assert.StartsWith("/sign-in/wechat/problem?what=busy", await phone.FollowAsync(await phone.CallbackAsync("/", "li-jian")), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Start_ForgedHostAndForeignReturn_StayOnThisSite(DatabaseKind kind)
    {
        var phone = new Phone(await SiteAsync(kind));
        phone.Http.DefaultRequestHeaders.Host = "evil.example";
        var authorize = await phone.StartAsync("https://evil.example/");
        phone.Http.DefaultRequestHeaders.Host = null;

        Assert.Contains("&redirect_uri=http%3A%2F%2Flocalhost%2Fsign-in%2Fwechat%2Fcallback&", authorize.Query, StringComparison.Ordinal);
        Assert.Equal("/", await phone.FollowAsync(await phone.AnswerAsync(authorize, "li-jian")));
    }

    [Theory, BothDatabases]
    public async Task Logs_AfterSigningIn_HoldNoCodeAndNoOpenId(DatabaseKind kind)
    {
        var site = await SiteAsync(kind);
        var phone = new Phone(site);
        var callback = await phone.CallbackAsync("/", "he-guoqiang");
        await phone.FollowAsync(callback);

        var code = callback.Split("code=")[1].Split('&')[0];
        Assert.DoesNotContain(site.Logs.All, line => line.Contains(code, StringComparison.Ordinal) || line.Contains(SimulatedPerson.OpenIdOf("he-guoqiang"), StringComparison.Ordinal));
    }

    private async Task<PortalSite> SiteAsync(DatabaseKind kind) => Calm(await sites.OnAsync(kind));

    /// <summary>Tests call twice themselves.</summary>
    private static PortalSite Calm(PortalSite site)
    {
        site.Services.GetRequiredService<SimulatorSwitches>().CallbackTwice = TwiceRule.Never;
        return site;
    }

    private static Task<int> LoginsAsync(PortalSite site, string? person = null) => site.InScopeAsync(services =>
    {
        var openId = person is null ? null : SimulatedPerson.OpenIdOf(person);
        return services.GetRequiredService<PortalDbContext>().Set<ExternalLogin>().CountAsync(l => l.Provider == "wechat" && (openId == null || l.ExternalId == openId));
    });

    private static Task<int> SessionsAsync(PortalSite site, string person) => site.InScopeAsync(services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var openId = SimulatedPerson.OpenIdOf(person);
        return db.Set<Session>().CountAsync(s => s.EndedAt == null && db.Set<ExternalLogin>().Any(l => l.ExternalId == openId && l.AccountId == s.AccountId));
    });
}
