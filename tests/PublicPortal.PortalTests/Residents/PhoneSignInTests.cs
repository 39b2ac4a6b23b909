using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Phones.SignIn;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Residents;

/// <summary>Signing in with nothing but a phone, by the pages.</summary>
public partial class PhoneSignInTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task Declare_FromAScannedPlateInAPlainBrowser_ComesBackToTheFormWithThePlate(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var browser = site.Browser();
        var plate = await browser.GetAsync(DemoDwellings.Scan(DemoDwellings.WithLease));
        var signIn = await plate.FollowAsync("a.btn");
        Assert.StartsWith("/sign-in?return=", signIn.Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in/phone?", signIn.Document.QuerySelector("a.btn")!.GetAttribute("href"), StringComparison.Ordinal);   // the first way outside WeChat

        var open = await signIn.FollowAsync("a[href^='/sign-in/in-wechat']");
        var token = DemoDwellings.Scan(DemoDwellings.WithLease).Split("p=")[1];
        Assert.Contains("p=" + token, open.TextOf("#Link"), StringComparison.Ordinal);   // the plate comes along

        var form = await SignInAsync(site, await signIn.FollowAsync("a[href^='/sign-in/phone']"), NewNumber());
        Assert.StartsWith($"/residence/declare/{DemoDwellings.WithLease}", form.Path, StringComparison.Ordinal);
        Assert.Contains("p=" + token, form.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, form.Status);
    }

    [Theory, BothDatabases]
    public async Task Code_WrongFiveTimes_SpendsItEvenForTheRightOne(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = NewNumber();
        var page = await AskAsync(site.Browser(), number);
        var code = await CodeAsync(site, number);
        for (var i = 0; i < SignInCode.MostTries; i++)
        {
            page = await page.Form("#confirm").Fill("Code", code == "000000" ? "111111" : "000000").SubmitAsync();
            Assert.Contains("验证码不对", page.TextOf("#Code-error"), StringComparison.Ordinal);
        }
        page = await page.Form("#confirm").Fill("Code", code).SubmitAsync();
        Assert.Contains("已失效", page.TextOf("#Code-error"), StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await page.Browser.GetAsync("/my")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Code_InAnotherBrowserOrTwice_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var number = NewNumber();
        var (mine, other) = (await AskAsync(site.Browser(), number), await AskAsync(site.Browser(), NewNumber()));
        var code = await CodeAsync(site, number);
        Assert.Contains("验证码不对", (await other.Form("#confirm").Fill("Code", code).SubmitAsync()).TextOf("#Code-error"), StringComparison.Ordinal);

        var first = mine.Form("#confirm").Fill("Code", code);
        var twins = await Task.WhenAll(first.SubmitAsync(), first.SubmitAsync());   // a double click
        var accounts = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PublicPortal.Residents.Phones.Phone>().AsNoTracking().Where(p => p.MaskedNumber == Masking.Number(number)).Select(p => p.AccountId).ToListAsync());
        Assert.Single(accounts);
        Assert.Contains(twins, page => page.Status == HttpStatusCode.OK);
        Assert.Equal("/my", (await mine.Browser.GetAsync("/my")).Path);
    }

    [Theory, BothDatabases]
    public async Task Code_AfterFiveMinutes_IsRefusedAndForgotten(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var number = NewNumber();
        var page = await AskAsync(site.Browser(), number);
        var code = await CodeAsync(site, number);
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        page = await page.Form("#confirm").Fill("Code", code).SubmitAsync();
        Assert.Contains("已失效", page.TextOf("#Code-error"), StringComparison.Ordinal);
        await site.RunJobsAsync();
        Assert.Equal(0, await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<SignInCode>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Number_ThatIsKnownOrNot_GetsTheSamePages(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var known = NewNumber();
        var first = await SignInAsync(site, await site.Browser().GetAsync("/sign-in/phone"), known);
        await IdentifyAsync(first.Browser, "林晓禾", People.Number());
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        var (a, b) = (await AskAsync(site.Browser(), known), await AskAsync(site.Browser(), NewNumber()));
        Assert.Equal(a.TextOf("h1"), b.TextOf("h1"));
        Assert.Equal(a.TextsOf("main .card").Count, b.TextsOf("main .card").Count);
        var (inA, inB) = (await ConfirmAsync(site, a, known), await site.Browser().GetAsync("/"));
        Assert.Equal("/", inA.Path);
        Assert.DoesNotContain("林", inA.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("林", (await inA.Browser.GetAsync("/my/identity")).TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(inB);
    }

    [Theory, BothDatabases]
    public async Task Number_OfAnotherOwnerNow_GivesThemTheirOwnAndNothingOfTheEarlierOne(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var number = NewNumber();
        var earlier = await SignInAsync(site, await site.Browser().GetAsync("/sign-in/phone"), number);
        var document = People.Number();
        await IdentifyAsync(earlier.Browser, "林晓禾", document);
        site.Clock.Advance(TimeSpan.FromDays(120));

        var now = await SignInAsync(site, await site.Browser().GetAsync("/sign-in/phone"), number);
        await IdentifyAsync(now.Browser, "赵远山", People.Number());
        var mine = (await now.Browser.GetAsync("/my/identity")).TextOf("main");
        Assert.Contains("赵*山", mine, StringComparison.Ordinal);
        Assert.Contains("手机", mine, StringComparison.Ordinal);
        var before = await site.InScopeAsync(s => s.GetRequiredService<IPersons>().FindByDocumentAsync(DocumentType.ResidentId, document));
        Assert.Equal(VerifiedLevel.Phone, before!.Level);
    }

    [Theory, BothDatabases]
    public async Task Person_WhoCameThroughWeChatBefore_GoesOnByPhoneAfterTypingTheirIdentity(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (account, person, document) = await People.ResidentAsync(site);
        var number = NewNumber();
        var weChat = site.SignInAs(TestUser.Resident(account));
        var sent = await (await weChat.GetAsync("/my/phone")).Form("#send").Fill("Number", number).Tick("Agree").SubmitAsync();
        await sent.Form("#confirm").Fill("Code", await CodeAsync(site, number)).SubmitAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(2));

        var phone = await SignInAsync(site, await site.Browser().GetAsync("/sign-in/phone"), number);
        var home = await phone.Browser.GetAsync("/");
        Assert.DoesNotContain(person.MaskedName, home.Text, StringComparison.Ordinal);
        var wrong = await (await home.FollowAsync("a[href='/my/identity/join']")).Form("#join").Fill("Name", "林晓和").Fill("Number", document).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("无法在这里使用", wrong.TextOf(".errors"), StringComparison.Ordinal);
        await IdentifyAsync(phone.Browser, "林晓禾", document);

        Assert.Contains(person.MaskedName, (await phone.Browser.GetAsync("/my/identity")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("两种登录方式", (await phone.Browser.GetAsync("/my/inbox")).TextOf("main"), StringComparison.Ordinal);
        var (openId, left) = await site.InScopeAsync(async s =>
        {
            var now = (await s.GetRequiredService<IPersons>().FindAsync(person.Id))!.AccountId!.Value;
            return (await s.GetRequiredService<IExternalSignIn>().ExternalIdAsync("test", now), await s.GetRequiredService<IAccountPhones>().PhoneOfAsync(now, default));
        });
        Assert.NotNull(openId);          // the other way in leads to the same account now
        Assert.Equal(number, left);      // and the consent to SMS went along
    }

    [Theory, BothDatabases]
    public async Task Declare_AgainByPhone_JoinsWithTheEarlierDeclarations(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, demo: true);
        var (number, document) = (NewNumber(), People.Number());
        await DeclareAsync(site, number, document, DemoDwellings.WithLease);
        site.Clock.Advance(TimeSpan.FromDays(40));   // the session is long over
        var last = await DeclareAsync(site, number, document, DemoDwellings.GradedForVisit);
        Assert.StartsWith("/my/residence/", last.Path, StringComparison.Ordinal);
        var declared = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<PublicPortal.Residence.Declarations.ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.SubmittedAt > site.Clock.GetUtcNow().AddDays(-41)).Select(d => new { d.PersonId, d.DeclarantAccountId }).ToListAsync());
        var mine = declared.GroupBy(d => d.PersonId).Single(g => g.Count() == 2);
        Assert.Single(mine.Select(d => d.DeclarantAccountId).Distinct());
    }

    private static async Task<Page> DeclareAsync(PortalSite site, string number, string document, string dwelling)
    {
        var signIn = await (await site.Browser().GetAsync(DemoDwellings.Scan(dwelling))).FollowAsync("a.btn");
        var form = await SignInAsync(site, await signIn.FollowAsync("a[href^='/sign-in/phone']"), number);
        var check = await form.Form("form[method=post]").Fill("Name", "林晓禾").Fill("Number", document).SubmitAsync();
        return await check.Form("form[method=post]").Fill("MoveIn", PublicPortal.Kernel.ChinaTime.Today(site.Clock).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)).SubmitAsync();
    }

    [Theory, BothDatabases]
    public async Task Person_WhoseNumberIsAnother_IsAnsweredAsAStranger(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var (_, person, document) = await People.ResidentAsync(site);
        var phone = await SignInAsync(site, await site.Browser().GetAsync("/sign-in/phone"), NewNumber());
        var refused = await (await phone.Browser.GetAsync("/my/identity/join")).Form("#join").Fill("Name", "林晓禾").Fill("Number", document).SubmitAsync();
        Assert.Contains("无法在这里使用", refused.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal(person.AccountId, (await People.FindAsync(site, person.Id))!.AccountId);
    }

    [Theory, BothDatabases]
    public async Task Codes_TooManyOrTooSoon_AreRefusedForTheNumberAndForTheAddress(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind, settings: new Dictionary<string, string> { ["Residents:CodesPerDay"] = "2", ["Residents:SignInCodesPerAddressAndHour"] = "5" });
        var number = NewNumber();
        await AskAsync(site.Browser(), number);
        Assert.Contains("等一分钟", (await AskAsync(site.Browser(), number)).TextOf("#Number-error"), StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(site.Browser(), number)).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("已经够多", (await AskAsync(site.Browser(), number)).TextOf("#Number-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(site.Browser(), NewNumber())).Status);
        Assert.Contains("这个网络", (await AskAsync(site.Browser(), NewNumber())).TextOf("#Number-error"), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Logs.All, line => line.Contains(number, StringComparison.Ordinal));
    }

    private static string NewNumber() => "138" + Random.Shared.Next(100_000_000).ToString("D8");

    private static async Task<Page> AskAsync(PortalBrowser browser, string number) => await (await browser.GetAsync("/sign-in/phone")).Form("#send").Fill("Number", number).SubmitAsync();

    private static async Task<Page> SignInAsync(PortalSite site, Page ask, string number) =>
        await ConfirmAsync(site, await ask.Form("#send").Fill("Number", number).SubmitAsync(), number);

    private static async Task<Page> ConfirmAsync(PortalSite site, Page code, string number) => await code.Form("#confirm").Fill("Code", await CodeAsync(site, number)).SubmitAsync();

    private static async Task IdentifyAsync(PortalBrowser browser, string name, string document)
    {
        var done = await (await browser.GetAsync("/my/identity/join")).Form("#join").Fill("Name", name).Fill("Number", document).SubmitAsync();
        Assert.Equal("/", done.Path);
    }

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
