using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.WeChat;
using PublicPortal.WeChat.Platform;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.PortalTests.WeChat;

/// <summary>The simulator's protocol, and that it is nowhere but in Development.</summary>
public class SimulatorTests(PortalSites sites) : IClassFixture<PortalSites>
{
    private const string Account = "appid=" + WeChatOptions.SimulatedAppId + "&secret=" + WeChatOptions.SimulatedAppSecret;

    [Theory]
    [BothDatabases("/sns/oauth2/access_token?appid=wrong&secret=s&code=c&grant_type=authorization_code", 40013)]
    [BothDatabases("/sns/oauth2/access_token?appid=" + WeChatOptions.SimulatedAppId + "&secret=wrong&code=c&grant_type=authorization_code", 40125)]
    [BothDatabases("/sns/oauth2/access_token?" + Account + "&code=never-given&grant_type=authorization_code", 40029)]
    [BothDatabases("/sns/oauth2/access_token?" + Account + "&grant_type=authorization_code", 41008)]
    [BothDatabases("/sns/userinfo?access_token=x&openid=y", 40001)]
    [BothDatabases("/cgi-bin/ticket/getticket?access_token=x&type=jsapi", 40001)]
    [BothDatabases("/cgi-bin/ticket/getticket?type=jsapi", 41001)]
    public async Task Call_Wrong_IsStatus200WithTheCodeInPlainText(DatabaseKind kind, string path, int code)
    {
        using var answer = await (await sites.OnAsync(kind)).Browser().Http.GetAsync("/simulator" + path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var json = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(code, json.GetProperty("errcode").GetInt32());
        Assert.Contains(", rid: ", json.GetProperty("errmsg").GetString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task UserInfo_WithConsent_GivesTheName(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var oauth = site.Services.GetRequiredService<SimulatedOAuth>();
        var person = site.Services.GetRequiredService<SimulatedPeople>().Find("lin-xiaohe")!;

        var answer = await site.InScopeAsync(async services =>
        {
            var client = services.GetRequiredService<WeChatClient>();
            var token = await client.ExchangeCodeAsync(oauth.IssueCode(person, "snsapi_userinfo"), CancellationToken.None);
            return await client.UserInfoAsync(token.AccessToken, token.OpenId, CancellationToken.None);
        });

        Assert.Equal((person.OpenId, person.Name.Zh), (answer.OpenId, answer.Nickname));
    }

    [Theory, BothDatabases]
    public async Task Page_ShowsMessagesAndTakesSwitches(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var openId = SimulatedPerson.OpenIdOf("lin-xiaohe");
        site.Services.GetRequiredService<SimulatedMessages>().Deliver(openId, "t", "http://localhost/my", ["申报通过了"], "1");

        var page = await site.Browser().GetAsync("/simulator");
        Assert.Contains("申报通过了", page.TextsOf(".well b"));
        var after = await page.Form("form:has([name=Twice])").Fill("Twice", "Always").Tick("Faults", "CodesExpire").SubmitAsync();

        Assert.Equal("/simulator", after.Path);
        var switches = site.Services.GetRequiredService<SimulatorSwitches>();
        Assert.Equal((TwiceRule.Always, true, false), (switches.CallbackTwice, switches.CodesExpire, switches.Slow));
    }

    [Theory, BothDatabases]
    public async Task Answer_Twice_FetchesTheCallbackInTheBackground(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        site.Services.GetRequiredService<SimulatorSwitches>().CallbackTwice = TwiceRule.Always;
        var phone = new Phone(site);
        var authorize = await phone.StartAsync("/my/notices");

        var page = await new PublicPortal.TestKit.Browsing.PortalBrowser(phone.Http)
            .GetAsync(authorize.PathAndQuery.Replace("/authorize?", "/answer?", StringComparison.Ordinal) + "&person=li-jian");
        var image = page.Document.QuerySelector("img")!.GetAttribute("src")!;

        Assert.EndsWith(";url=" + image, page.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"), StringComparison.Ordinal);
        var callback = new Uri(image).PathAndQuery;
        Assert.Equal("/my/notices", await phone.FollowAsync(callback));
        Assert.Equal("/my/notices", await phone.FollowAsync(callback));
    }

    [Theory]
    [BothDatabases("/simulator")]
    [BothDatabases("/simulator/connect/oauth2/authorize")]
    [BothDatabases("/simulator/connect/oauth2/answer")]
    [BothDatabases("/simulator/sns/oauth2/access_token")]
    [BothDatabases("/simulator/sns/userinfo")]
    public async Task Simulator_OutsideDevelopment_DoesNotExist(DatabaseKind kind, string path)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await using var elsewhere = site.WithWebHostBuilder(host => host.UseEnvironment("Staging"));

        using var answer = await elsewhere.CreateClient().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(elsewhere.Services.GetService<SimulatorSwitches>());
        Assert.Null(elsewhere.Services.GetService<SimulatedOAuth>());
    }
}
