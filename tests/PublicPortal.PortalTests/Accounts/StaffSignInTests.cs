using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Accounts.Staff;
using PublicPortal.Data;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

public class StaffSignInTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task SetUp_WithOneTimePassword_SignsIn(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        await Official.NewAsync(site, browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk")).Status);
    }

    [Theory, BothDatabases]
    public async Task SetUp_WeakPasswordAndWrongCode_SaysBothAndChangesNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var issued = await Official.IssueAsync(site);
        var browser = site.Browser();
        var setup = await (await browser.GetAsync("/desk/sign-in")).Form().Fill("Number", issued.Number).Fill("Password", issued.Password.ToLowerInvariant()).SubmitAsync();
        var secret = setup.TextOf(".code");
        var refused = await setup.Form().Fill("NewPassword", "password").Fill("Repeat", "password").Fill("Code", "abc").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(2, refused.TextsOf(".errors li").Count);
        Assert.Equal(secret, refused.TextOf(".code"));
        Assert.Contains("/desk/sign-in", (await browser.GetAsync("/desk")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task SignIn_SameCodeTwice_IsRefused(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = await Official.NewAsync(site, site.Browser());
        var (first, second) = (site.Browser(), site.Browser());
        Assert.Equal("/desk", (await official.SignInAsync(first)).Path);
        var again = await official.SignInAsync(await second.GetAsync("/desk/sign-in"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.StartsWith("/desk/sign-in", (await second.GetAsync("/desk")).Path, StringComparison.Ordinal);
        Assert.Equal("/desk", (await official.SignInAsync(second)).Path);
    }

    [Theory, BothDatabases]
    public async Task SignIn_RecoveryCode_IsGoodOnce(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var official = await Official.NewAsync(site, browser);
        var shown = await (await browser.GetAsync("/desk/my")).Form("form[action*=Codes]").SubmitAsync();
        var codes = shown.TextsOf("ol.code li");
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Empty((await browser.GetAsync("/desk/my")).TextsOf("ol.code li"));

        var lost = site.Browser();
        var ask = await (await lost.GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", Official.Password).SubmitAsync();
        Assert.Equal("/desk", (await ask.Form().Fill("Code", codes[3].ToLowerInvariant()).SubmitAsync()).Path);
        var again = await (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", Official.Password).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.Form().Fill("Code", codes[3]).SubmitAsync()).Status);
    }

    [Theory, BothDatabases]
    public async Task SignIn_TenWrongPasswordsAtOnce_LockForAQuarterOfAnHour(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = await Official.NewAsync(site, site.Browser());
        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => site.Browser().GetAsync("/desk/sign-in")));
        var refused = await Task.WhenAll(pages.Select((page, i) => page.Form().Fill("Number", official.Number).Fill("Password", $"wrong guess {i}").SubmitAsync()));
        Assert.All(refused, page => Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status));

        var right = (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", Official.Password);
        var locked = await right.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal(refused[0].TextOf(".errors"), locked.TextOf(".errors"));   // the lock is not told either

        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("/desk", (await official.SignInAsync(site.Browser())).Path);
        var state = await site.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Set<StaffCredentials>().AsNoTracking()
            .SingleAsync(c => s.GetRequiredService<PortalDbContext>().Set<PublicPortal.Accounts.Registry.Account>().Any(a => a.Id == c.AccountId && a.StaffNumber == official.Number), TestContext.Current.CancellationToken));
        Assert.Equal((0, 0, null), (state.Failures, state.Locks, state.LockedUntil));
    }

    [Theory, BothDatabases]
    public async Task SignIn_NineWrongPasswords_DoNotLock(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = await Official.NewAsync(site, site.Browser());
        for (var i = 0; i < 9; i++)
            await (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", "wrong").SubmitAsync();
        Assert.Equal("/desk", (await official.SignInAsync(site.Browser())).Path);
    }

    [Theory, BothDatabases]
    public async Task SignIn_UnknownNumber_SaysTheSameAsAWrongPassword(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = await Official.NewAsync(site, site.Browser());
        var wrong = await (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", "wrong").SubmitAsync();
        var unknown = await (await site.Browser().GetAsync("/desk/sign-in")).Form().Fill("Number", "NOBODY").Fill("Password", "wrong").SubmitAsync();
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.TextOf(".errors"), unknown.TextOf(".errors"));
    }

    [Theory, BothDatabases]
    public async Task SignIn_PasswordAlone_OpensNothing(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var official = await Official.NewAsync(site, site.Browser());
        var browser = site.Browser();
        await (await browser.GetAsync("/desk/sign-in")).Form().Fill("Number", official.Number).Fill("Password", Official.Password).SubmitAsync();
        Assert.StartsWith("/desk/sign-in", (await browser.GetAsync("/desk")).Path, StringComparison.Ordinal);
        Assert.Equal("/desk/sign-in", (await browser.GetAsync("/desk/sign-in/setup")).Path);
    }
}
