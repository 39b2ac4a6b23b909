using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Site;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Confirming a phone number, by the pages.</summary>
public partial class PhonePageTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Phone_RightCode_IsConfirmedAndRaisesTheLevelUntilItIsTakenAway(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var (account, person, _) = await People.ResidentAsync(site);
        var number = NewNumber();
        var browser = site.SignInAs(TestUser.Resident(account));
        var sent = await (await browser.GetAsync("/my/phone")).Form("#send").Fill("Number", "+86 " + number).Tick("Agree").SubmitAsync();
        Assert.Equal("/my/phone?done=sent", Assert.Single(sent.Redirects));
        Assert.DoesNotContain(number, sent.Text, StringComparison.Ordinal);

        var done = await sent.Form("#confirm").Fill("Code", await CodeAsync(site, number)).SubmitAsync();
        Assert.Equal("/my/phone?done=confirmed", Assert.Single(done.Redirects));
        Assert.Equal(VerifiedLevel.Phone, (await People.FindAsync(site, person.Id))!.Level);
        Assert.Equal(number, await PhoneOfAsync(site, account));

        var gone = await done.Form("form[action*=Remove]").SubmitAsync();
        Assert.Equal("/my/phone?done=removed", Assert.Single(gone.Redirects));
        Assert.Equal(VerifiedLevel.WeChat, (await People.FindAsync(site, person.Id))!.Level);
        Assert.Null(await PhoneOfAsync(site, account));
    }

    [Theory, BothDatabases]
    public async Task Phone_WrongCodes_SpendTheCodeEvenForTheRightOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var account = await People.AccountAsync(site);
        var number = NewNumber();
        var page = await (await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/phone")).Form("#send").Fill("Number", number).Tick("Agree").SubmitAsync();
        var code = await CodeAsync(site, number);
        var wrong = code == "000000" ? "111111" : "000000";
        for (var i = 0; i < 5; i++)
        {
            page = await page.Form("#confirm").Fill("Code", wrong).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("验证码不对", page.TextOf("#Code-error"), StringComparison.Ordinal);
        }
        page = await page.Form("#confirm").Fill("Code", code).SubmitAsync();
        Assert.Contains("已失效", page.TextOf("#Code-error"), StringComparison.Ordinal);
        Assert.Null(await PhoneOfAsync(site, account));
    }

    [Theory, BothDatabases]
    public async Task Phone_CodeAfterFiveMinutes_IsNoLongerGood(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var account = await People.AccountAsync(site);
        var number = NewNumber();
        var page = await (await site.SignInAs(TestUser.Resident(account)).GetAsync("/my/phone")).Form("#send").Fill("Number", number).Tick("Agree").SubmitAsync();
        var code = await CodeAsync(site, number);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        page = await page.Form("#confirm").Fill("Code", code).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Null(await PhoneOfAsync(site, account));
    }

    [Theory, BothDatabases]
    public async Task Phone_NoConsentOrNoNumber_IsRefusedAtTheField(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.SignInAs(TestUser.Resident(await People.AccountAsync(site)));
        var empty = await (await browser.GetAsync("/my/phone")).Form("#send").Tick("Agree").SubmitAsync();
        Assert.Contains("请填写手机号", empty.TextOf("#Number-error"), StringComparison.Ordinal);
        var silent = await (await browser.GetAsync("/my/phone")).Form("#send").Fill("Number", NewNumber()).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("同意", silent.TextOf("#Agree-error"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Phone_AnotherCodeWithinAMinute_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.SignInAs(TestUser.Resident(await People.AccountAsync(site)));
        var page = await (await browser.GetAsync("/my/phone")).Form("#send").Fill("Number", NewNumber()).Tick("Agree").SubmitAsync();
        page = await page.Form("form[action*=Send]").Fill("Number", NewNumber()).Tick("Agree").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("等一分钟", page.TextOf("#Number-error"), StringComparison.Ordinal);
    }

    private static string NewNumber() => "139" + Random.Shared.Next(100_000_000).ToString("D8");

    private static Task<string?> PhoneOfAsync(PortalSite site, Guid account) => site.InScopeAsync(s => s.GetRequiredService<IAccountPhones>().PhoneOfAsync(account, CancellationToken.None));

    /// <summary>What the person reads on the phone.</summary>
    private static async Task<string> CodeAsync(PortalSite site, string number)
    {
        await site.DeliverAsync();
        var lines = await File.ReadAllLinesAsync(site.Services.GetRequiredService<DataFolder>().At("sms.log"));
        return Code().Match(lines.Last(l => l.Contains(number, StringComparison.Ordinal))).Groups[1].Value;
    }

    [GeneratedRegex(@"验证码(\d{6})")]
    private static partial Regex Code();
}
