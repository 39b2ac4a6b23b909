using System.Net;
using System.Text.Json;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Accounts;

/// <summary>The parts of passkeys that need no device; the browser tests have one.</summary>
public class PasskeyTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task SignIn_ForgedAnswer_IsRefusedAndLeavesTheChallengeSpent(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var browser = site.Browser();
        var offer = JsonDocument.Parse((await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/sign-in/passkey/options"))).Text).RootElement;
        Assert.Equal("required", offer.GetProperty("options").GetProperty("userVerification").GetString());
        Assert.Equal("localhost", offer.GetProperty("options").GetProperty("rpId").GetString());
        foreach (var credential in new[] { "", "{}", """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}""" })
        {
            var page = await (await browser.GetAsync("/desk/sign-in")).Form().Forge("ChallengeToken", offer.GetProperty("challenge").GetString()).Forge("Credential", credential).SubmitAsync("button[formaction*=Passkey]");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("通行密钥没有验证成功", page.TextOf(".errors"), StringComparison.Ordinal);
        }
        Assert.StartsWith("/desk/sign-in", (await browser.GetAsync("/desk")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Add_TenMinutesAfterSigningIn_AsksForBothFactorsAgain(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        var browser = site.Browser();
        var official = await Official.NewAsync(site, browser);
        Assert.NotNull((await browser.GetAsync("/desk/my/passkeys")).Document.QuerySelector("form#add"));
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/my/passkeys/options"))).Status);

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var page = await browser.GetAsync("/desk/my/passkeys");
        Assert.Null(page.Document.QuerySelector("form#add"));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/my/passkeys/options"))).Status);

        var prove = await page.FollowAsync("a.btn");
        var wrong = await prove.Form("form.card").Fill("Password", Official.Password).Fill("Code", "000000").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var alone = await wrong.Form("form.card").Fill("Password", "wrong").Fill("Code", official.Code()).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        var done = await alone.Form("form.card").Fill("Password", Official.Password).Fill("Code", official.Code()).SubmitAsync();
        Assert.Equal("/desk/my/passkeys", done.Path);
        Assert.NotNull(done.Document.QuerySelector("form#add"));
    }

    [Theory, BothDatabases]
    public async Task Options_ForNobodyOrAResident_AreNotGiven(DatabaseKind kind)
    {
        var site = await sites.OnAsync(kind);
        var visitor = await site.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/my/passkeys/options"));
        Assert.StartsWith("/desk/sign-in", visitor.Path, StringComparison.Ordinal);
        var resident = await site.SignInAs(TestUser.Resident()).SendAsync(new HttpRequestMessage(HttpMethod.Post, "/desk/my/passkeys/options"));
        Assert.Equal(HttpStatusCode.Forbidden, resident.Status);
    }
}
