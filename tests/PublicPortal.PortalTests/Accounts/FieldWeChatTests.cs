using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.PortalTests.Accounts;

/// <summary>An officer's bound WeChat: what it opens, what it does not, and how it ends.</summary>
public class FieldWeChatTests
{
    private const string Orders = "/desk/residence/orders";

    [Theory, BothDatabases]
    public async Task Bound_OpensFieldPagesAndNothingElse(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (official, desk) = await OfficerAsync(site);
        var phone = site.Browser();
        var bound = await BindAsync(site, desk, phone, "he-guoqiang");
        Assert.Equal("/desk/field?bound", bound.Path);
        Assert.NotNull(bound.Document.QuerySelector($"a[href='{Orders}']"));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(Orders)).Status);
        Assert.Equal(Orders, (await phone.GetAsync(Orders)).Path);

        foreach (var closed in new[] { "/desk/residence/declarations", "/desk/my", "/desk/my/passkeys", "/desk/my/wechat", "/desk/notices" })
        {
            var page = await phone.GetAsync(closed);
            Assert.StartsWith("/desk/sign-in/two-factors?return=", page.Path, StringComparison.Ordinal);
            Assert.Contains("只能办现场的事", page.TextOf("main"), StringComparison.Ordinal);
        }
        Assert.Equal("/desk/field", (await phone.GetAsync("/desk")).Path);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.GetAsync("/my")).Status);   // an official's account is no resident's
        Assert.Contains("绑定的微信", (await desk.GetAsync("/desk/my/sessions")).TextOf("main"), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromSeconds(31));   // the last code was used
        var full = await official.SignInAsync(await (await phone.GetAsync("/desk/my")).FollowAsync("main a.btn"));
        Assert.Equal("/desk/my", full.Path);   // two factors on the same phone open everything
    }

    [Theory, BothDatabases]
    public async Task SignIn_BoundWeChat_HasRightsOfPlacesAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (_, desk) = await OfficerAsync(site, scope: "");   // the whole district: not for the field
        var phone = site.Browser();
        await BindAsync(site, desk, phone, "he-guoqiang");
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(Orders)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await phone.GetAsync(Orders)).Status);
    }

    [Theory, BothDatabases]
    public async Task SignIn_AfterTheTerm_NeedsBothFactorsAndARenewal(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (official, desk) = await OfficerAsync(site);
        await BindAsync(site, desk, site.Browser(), "he-guoqiang");
        var phone = site.Browser();
        Assert.Equal("/desk/field", (await WeChatAsync(site, phone, "/sign-in/wechat?field=1", "he-guoqiang")).Path);

        site.Clock.Advance(TimeSpan.FromDays(31));
        var refused = await WeChatAsync(site, phone, "/sign-in/wechat?field=1", "he-guoqiang");
        Assert.StartsWith("/desk/sign-in/field?", refused.Path, StringComparison.Ordinal);
        Assert.Contains("到期", refused.TextOf("main"), StringComparison.Ordinal);

        var mine = await official.SignInAsync(desk, "/desk/my/wechat");
        Assert.Equal("/desk/my/wechat", mine.Path);
        Assert.Equal("/desk/my/wechat?done=renewed", (await mine.Form("form[action*=Renew]").SubmitAsync()).Path);
        Assert.Equal("/desk/field", (await WeChatAsync(site, phone, "/sign-in/wechat?field=1", "he-guoqiang")).Path);
    }

    [Theory, BothDatabases]
    public async Task Session_EndsWhenTheBindingOrTheOfficialDoes(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        foreach (var end in new[] { "own", "security", "deactivated", "locked" })
        {
            var (official, desk) = await OfficerAsync(site);
            var phone = site.Browser();
            await BindAsync(site, desk, phone, "he-guoqiang");
            Assert.Equal(Orders, (await phone.GetAsync(Orders)).Path);
            await EndAsync(site, end, official, desk);
            Assert.StartsWith("/desk/sign-in?", (await phone.GetAsync(Orders)).Path, StringComparison.Ordinal);
            var again = await WeChatAsync(site, phone, "/sign-in/wechat?field=1", "he-guoqiang");
            Assert.StartsWith("/desk/sign-in/field?", again.Path, StringComparison.Ordinal);
            // The next turn binds the same WeChat to another official.
            await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.end", Channel.Cli, async (services, process) =>
            {
                var account = (await services.GetRequiredService<StaffAccounts>().FindAsync(official.Number, default))!;
                await services.GetRequiredService<FieldBindings>().EndAsync(account.Id, "own", process, default);
                return Result.Ok();
            });
        }
    }

    [Theory, BothDatabases]
    public async Task Token_TwiceOrLateOrForATakenWeChat_BindsNothing(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (_, desk) = await OfficerAsync(site);
        var path = await OfferAsync(desk);
        Assert.Equal("/desk/field?bound", (await WeChatAsync(site, site.Browser(), path, "he-guoqiang")).Path);
        Assert.Contains("已经用过或过期", (await WeChatAsync(site, site.Browser(), path, "sun-li")).TextOf("main"), StringComparison.Ordinal);

        var (_, other) = await OfficerAsync(site);
        Assert.Contains("已经绑过", (await WeChatAsync(site, site.Browser(), await OfferAsync(other), "he-guoqiang")).TextOf("main"), StringComparison.Ordinal);
        var late = await OfferAsync(other);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains("已经用过或过期", (await WeChatAsync(site, site.Browser(), late, "sun-li")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("没有绑定", (await WeChatAsync(site, site.Browser(), "/sign-in/wechat?field=1", "sun-li")).TextOf("main"), StringComparison.Ordinal);

        site.Clock.Advance(TimeSpan.FromMinutes(6));   // both factors were proved too long ago
        Assert.Null((await other.GetAsync("/desk/my/wechat")).Document.QuerySelector("form[action*=Offer]"));
    }

    private static async Task EndAsync(PortalSite site, string how, Official official, PortalBrowser desk)
    {
        switch (how)
        {
            case "own":
                await (await desk.GetAsync("/desk/my/wechat")).Form("form[action*=End]").SubmitAsync();
                break;
            case "security":
                var security = site.SignInAs(TestUser.Official(new Permission("accounts.grants", new LocalizedText("", ""))));
                await (await security.GetAsync("/desk/grants/" + official.Number)).Form("form[action*=EndWeChat]").SubmitAsync();
                break;
            case "deactivated":
                await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.deactivate", Channel.Cli, (services, process) =>
                    services.GetRequiredService<StaffAccounts>().SetActiveAsync(official.Number, false, Guid.NewGuid(), process, default));
                break;
            default:
                for (var i = 0; i < 10; i++)
                    await (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", "wrong").SubmitAsync();
                break;
        }
    }

    /// <summary>A grid officer, signed in with both factors just now.</summary>
    private static async Task<(Official Official, PortalBrowser Desk)> OfficerAsync(PortalSite site, string scope = "440304/440304010/440304010001/440304010001002/")
    {
        var desk = site.Browser();
        var official = await Official.NewAsync(site, desk);
        await site.Services.GetRequiredService<WorkRunner>().RunAsync("test.grant", Channel.Cli, async (services, _) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var account = (await services.GetRequiredService<StaffAccounts>().FindAsync(official.Number, default))!;
            var role = (await services.GetRequiredService<RoleService>().FindAsync(Roles.GridOfficer, default))!;
            db.Add(new RoleGrant { Id = Guid.CreateVersion7(), AccountId = account.Id, RoleId = role.Id, ScopePath = scope, GrantedAt = site.Clock.GetUtcNow() });
            return Result.Ok();
        });
        return (official, desk);
    }

    /// <summary>What the code at the desk holds.</summary>
    private static async Task<string> OfferAsync(PortalBrowser desk)
    {
        desk.Http.DefaultRequestHeaders.UserAgent.Clear();
        desk.Http.DefaultRequestHeaders.UserAgent.ParseAdd("MicroMessenger/8.0");   // in WeChat the page shows the link itself
        var offered = await (await desk.GetAsync("/desk/my/wechat")).Form("form[action*=Offer]").SubmitAsync();
        desk.Http.DefaultRequestHeaders.UserAgent.Clear();
        return offered.Document.QuerySelector("main a.btn")!.GetAttribute("href")!;
    }

    private static async Task<Page> BindAsync(PortalSite site, PortalBrowser desk, PortalBrowser phone, string person) => await WeChatAsync(site, phone, await OfferAsync(desk), person);

    /// <summary>Through the simulated platform as that person.</summary>
    private static async Task<Page> WeChatAsync(PortalSite site, PortalBrowser phone, string start, string person)
    {
        site.Services.GetRequiredService<SimulatorSwitches>().CallbackTwice = TwiceRule.Never;
        using var toPlatform = await phone.Http.GetAsync(start);
        var authorize = new Uri(phone.Http.BaseAddress!, toPlatform.Headers.Location!);
        using var answer = await phone.Http.GetAsync(QueryHelpers.AddQueryString(authorize.PathAndQuery.Replace("/authorize?", "/answer?", StringComparison.Ordinal), "person", person));
        return await phone.GetAsync(new Uri(phone.Http.BaseAddress!, answer.Headers.Location!).PathAndQuery);
    }
}
