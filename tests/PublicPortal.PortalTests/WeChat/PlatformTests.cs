using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.WeChat;
using PublicPortal.WeChat.JsSdk;
using PublicPortal.WeChat.Platform;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.PortalTests.WeChat;

/// <summary>Tokens, messages and signatures against the simulated platform.</summary>
public class PlatformTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Message_ToAFollower_ArrivesOnceHoweverOftenSent(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var notice = Notice(await AccountAsync(site, "lin-xiaohe"));

        Assert.True(await SendAsync(site, notice));
        Assert.True(await SendAsync(site, notice));

        var message = Assert.Single(Messages(site, "lin-xiaohe"), m => m.ClientId == notice.Id.ToString("N"));
        Assert.Equal(["和乐花园 3 栋 502", "已通过"], message.Lines);
        Assert.Equal(notice.Url, message.Url);
    }

    [Theory, BothDatabases]
    public async Task Message_ToWhomCannotBeReached_IsFalseAndNoError(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);

        Assert.False(await SendAsync(site, Notice(await AccountAsync(site, "stranger"))));      // does not follow: 43004
        Assert.False(await SendAsync(site, Notice(Guid.CreateVersion7())));                    // has no WeChat
        Assert.False(await SendAsync(site, Notice(await AccountAsync(site, "lin-xiaohe")) with { WeChatFields = null }));
    }

    [Theory, BothDatabases]
    public async Task Message_TokenLostOnTheWay_IsSentWithAFreshOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var account = await AccountAsync(site, "sun-li");
        Assert.True(await SendAsync(site, Notice(account)));

        site.Services.GetRequiredService<SimulatedTokens>().Lose();

        Assert.True(await SendAsync(site, Notice(account)));
        Assert.Equal(2, Messages(site, "sun-li").Count);
    }

    [Theory, BothDatabases]
    public async Task Message_QuotaUsedUp_IsTriedAgainLater(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        site.Services.GetRequiredService<SimulatedMessages>().DailyQuota = 0;
        var account = await AccountAsync(site, "lin-xiaohe");

        var failed = await Assert.ThrowsAsync<WeChatApiException>(() => SendAsync(site, Notice(account)));

        Assert.Equal(45009, failed.Code);
    }

    [Theory, BothDatabases]
    public async Task Token_Stored_IsSealedAndReadByEveryNode(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var account = await AccountAsync(site, "lin-xiaohe");
        await SendAsync(site, Notice(account));
        var token = site.Services.GetRequiredService<SimulatedTokens>().Token(force: false).Value!;

        var row = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<StoredToken>().AsNoTracking().SingleAsync());
        Assert.Equal(-1, row.Value.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token[..16])));

        // The platform is asked again only shortly before the end.
        site.Clock.Advance(TimeSpan.FromMinutes(115));
        await SendAsync(site, Notice(account));
        Assert.Equal(row.ExpiresAt, await ExpiryAsync(site));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(site, Notice(account));
        Assert.True(await ExpiryAsync(site) > row.ExpiresAt);
    }

    [Theory, BothDatabases]
    public async Task JsConfig_OwnPage_IsSignedWithTheTicket(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        const string url = "http://localhost/d/4403040010010100001?p=ab";

        var answer = await site.Browser().Http.GetFromJsonAsync<JsConfigAnswer>("/wechat/js-config?url=" + Uri.EscapeDataString(url));

        var ticket = site.Services.GetRequiredService<SimulatedTokens>().Ticket().Value;
        Assert.Equal(JsSdkSignature.Of(ticket, answer!.NonceStr, answer.Timestamp, url), answer.Signature);
        Assert.Equal(WeChatOptions.SimulatedAppId, answer.AppId);
    }

    [Theory]
    [BothDatabases("http://evil.example/")]
    [BothDatabases("http://localhost.evil.example/")]
    [BothDatabases("https://localhost/")]
    [BothDatabases("/my")]
    [BothDatabases("")]
    public async Task JsConfig_PageOfAnother_IsRefused(DatabaseKind kind, string url)
    {
        using var answer = await (await sites.OnAsync(kind)).Browser().Http.GetAsync("/wechat/js-config?url=" + Uri.EscapeDataString(url));

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal("wechat.js-config.other-site", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    private static Task<bool> SendAsync(PortalSite site, OutgoingNotice notice) =>
        site.InScopeAsync(s => s.GetServices<INotificationChannel>().Single(c => c.Name == "wechat").SendAsync(notice, CancellationToken.None));

    private static OutgoingNotice Notice(Guid account) => new(Guid.CreateVersion7(), account, "residence.accepted", new LocalizedText("申报通过了", "Accepted"), new LocalizedText("好", "Fine"),
        new Dictionary<string, string>(), "http://localhost/my/home", DateTimeOffset.UnixEpoch)
    {
        WeChatFields = new Dictionary<string, string> { ["thing1"] = "和乐花园 3 栋 502", ["phrase2"] = "已通过" },
    };

    private static async Task<Guid> AccountAsync(PortalSite site, string person)
    {
        var found = await site.Services.GetRequiredService<WorkRunner>().RunAsync<Result<Guid>>("test.account", Channel.Job, async (services, process) =>
            await services.GetRequiredService<IExternalSignIn>().FindOrCreateAsync("wechat", SimulatedPerson.OpenIdOf(person), process));
        return found.Value;
    }

    private static IReadOnlyList<SimulatedMessage> Messages(PortalSite site, string person) =>
        site.Services.GetRequiredService<SimulatedMessages>().Of(SimulatedPerson.OpenIdOf(person));

    private static Task<DateTimeOffset> ExpiryAsync(PortalSite site) =>
        site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<StoredToken>().AsNoTracking().Select(t => t.ExpiresAt).SingleAsync());
}
