using PublicPortal.WeChat.SignIn;

namespace PublicPortal.UnitTests.WeChat;

public class SignInAddressTests
{
    /// <summary>As the npm package co-wechat-oauth 2.0.1 writes it: getAuthorizeURL('https://portal.example.gov.cn/sign-in/wechat/callback', state, 'snsapi_base').</summary>
    [Fact]
    public void AuthorizeUrl_OfficialOrder_EqualsThatOfAnotherLibrary() => Assert.Equal(
        "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx1234567890abcdef&redirect_uri=https%3A%2F%2Fportal.example.gov.cn%2Fsign-in%2Fwechat%2Fcallback"
            + "&response_type=code&scope=snsapi_base&state=0123456789abcdef0123456789abcdef#wechat_redirect",
        WeChatSignInHandler.AuthorizeUrl("https://open.weixin.qq.com/connect/oauth2/authorize", "wx1234567890abcdef",
            "https://portal.example.gov.cn/sign-in/wechat/callback", "snsapi_base", "0123456789abcdef0123456789abcdef"));

    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("/d/4403040010010100001?p=ab", "/d/4403040010010100001?p=ab")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/")]
    [InlineData("/sign-in/wechat", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Local_AnyAddress_StaysOnThisSite(string? address, string expected) => Assert.Equal(expected, SignInPaths.Local(address));

    [Fact]
    public void Local_EndlessAddress_IsTheHomePage() => Assert.Equal("/", SignInPaths.Local("/" + new string('a', 3000)));
}
