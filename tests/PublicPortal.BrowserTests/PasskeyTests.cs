using Microsoft.Playwright;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.BrowserTests;

/// <summary>An official's passkey, with Chromium's virtual authenticator in the place of a fingerprint reader.</summary>
public class PasskeyTests
{
    [Theory, BothDatabases]
    public async Task Official_AddsAPasskey_SignsInWithIt_AndTakesItAway(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var desk = await Phone.StartAsync(site, width: 1280);
        await PlugInAuthenticatorAsync(desk);
        await desk.BecomeAsync("grid-officer");
        await desk.OpenAsync("/desk/my/passkeys");
        await desk.LookAsync("1-none");
        await desk.Page.FillAsync("#add [name=Name]", "办公室电脑");
        await desk.PressAsync("#add button[data-passkey]");
        await desk.Page.WaitForURLAsync("**/desk/my/passkeys?done=added");
        Assert.Contains("办公室电脑", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await desk.LookAsync("2-added");

        await desk.PressAsync("form[action$='/desk/sign-out'] button");
        await desk.OpenAsync("/desk/sign-in");
        await desk.LookAsync("3-sign-in");
        await desk.PressAsync("button[data-passkey]");
        await desk.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/desk");
        Assert.Contains("王志强", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await desk.OpenAsync("/desk/my/passkeys");
        Assert.Contains("用过", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await desk.Page.ClickAsync("form[action*=Remove] button.btn.second");
        await desk.PressAsync("form[action*=Remove] button.warn");
        await desk.PressAsync("form[action$='/desk/sign-out'] button");
        await desk.OpenAsync("/desk/sign-in");
        await desk.PressAsync("button[data-passkey]");                   // the device still offers it; the portal does not know it any more
        Assert.Contains("没有验证成功", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task SignInPage_WithoutJavaScript_OffersPasswordAlone(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartOnSocketAsync(kind);
        await using var desk = await Phone.StartAsync(site, script: false);
        await desk.OpenAsync("/desk/sign-in");
        Assert.True(await desk.Page.Locator("[name=Password]").IsVisibleAsync());
        Assert.False(await desk.Page.Locator("button[data-passkey]").IsVisibleAsync());
    }

    private static async Task PlugInAuthenticatorAsync(Phone desk)
    {
        var devTools = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        await devTools.SendAsync("WebAuthn.enable");
        await devTools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
