using System.Net;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.WeChat;

/// <summary>Inside WeChat nobody has to press "sign in".</summary>
public class SilentSignInTests(PortalSites sites) : IClassFixture<PortalSites>
{
    [Theory, BothDatabases]
    public async Task SignInPage_InWeChat_GoesStraightOn(DatabaseKind kind)
    {
        var phone = await PhoneAsync(kind, Phone.Agent);

        Assert.Equal("/sign-in/wechat?return=%2Fmy%2Fnotices", (await phone.LocationAsync("/sign-in?return=%2Fmy%2Fnotices")).PathAndQuery);
        using var again = await phone.Http.GetAsync("/sign-in?return=%2Fmy%2Fnotices");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);   // no circle
    }

    [Theory]
    [BothDatabases("/sign-in?choose=1", Phone.Agent)]
    [BothDatabases("/sign-in", Phone.Agent + " wxwork/4.1")]
    [BothDatabases("/sign-in", "Mozilla/5.0 Chrome/130")]
    [BothDatabases("/desk/sign-in", Phone.Agent)]
    public async Task SignInPage_ElsewhereOrOnPurpose_IsShown(DatabaseKind kind, string path, string agent)
    {
        using var page = await (await PhoneAsync(kind, agent)).Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task SignInPage_OtherBrowser_OffersWeChat(DatabaseKind kind)
    {
        var page = await (await sites.OnAsync(kind)).Browser().GetAsync("/sign-in?return=%2Fmy%2Fnotices");

        Assert.NotNull(page.Document.QuerySelector("a[href='/sign-in/wechat?return=%2Fmy%2Fnotices']"));
    }

    private async Task<Phone> PhoneAsync(DatabaseKind kind, string agent)
    {
        var phone = new Phone(await sites.OnAsync(kind));
        Assert.True(phone.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent));
        return phone;
    }
}
