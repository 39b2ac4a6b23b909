using Microsoft.AspNetCore.Http;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Kernel;
using Xunit;

namespace PublicPortal.UnitTests.Accounts;

public class SmallRulesTests
{
    [Theory]
    [InlineData("/my", "/my")]
    [InlineData("/d/4403?p=x", "/d/4403?p=x")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("my", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/my\r\nSet-Cookie: a=b", "/")]
    [InlineData("/sign-in?return=/my", "/")]      // would turn in a circle
    [InlineData("/desk/sign-out", "/")]
    public void Local_AnyAddress_StaysOnTheSite(string? typed, string expected) => Assert.Equal(expected, ReturnAddress.Local(typed, "/"));

    [Fact]
    public void Of_RequestWithHandler_NamesThePageOnly()
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/my/sessions", new QueryString("?a=1&handler=End&b=%E4%B8%AD"));
        Assert.Equal("/my/sessions?a=1&b=%E4%B8%AD", ReturnAddress.Of(request));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; V2301A) AppleWebKit/537.36 Chrome/116 Mobile MicroMessenger/8.0.50", "WeChat / Android", Channel.WeChat)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Mobile MicroMessenger/8.0", "WeChat / iPhone", Channel.WeChat)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130 Safari/537 Edg/130", "Edge / Windows", Channel.Web)]
    [InlineData("", "?", Channel.Web)]
    public void Name_OfBrowser_IsItsFamily(string agent, string name, Channel channel)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.UserAgent = agent;
        Assert.Equal(name, Devices.Name(request));
        Assert.Equal(channel, Devices.ChannelOf(request, null));
    }

    [Fact]
    public void Prefixes_OfAPath_AreAllThatReachIt() =>
        Assert.Equal(["", "440304/", "440304/440304010/"], AccountRegistry.Prefixes("440304/440304010/"));

    [Theory]
    [InlineData("ａ００１ ", "A001", true)]
    [InlineData("a-1", "A-1", true)]
    [InlineData("A", "A", false)]
    [InlineData("甲001", "甲001", false)]
    public void Normalize_TypedNumber_IsAsOnTheCard(string typed, string stored, bool valid)
    {
        Assert.Equal(stored, StaffNumbers.Normalize(typed));
        Assert.Equal(valid, StaffNumbers.IsValid(stored));
    }

    [Theory]
    [InlineData(false, "accounts.site", "accounts.staff", "residence.orders.visit")]
    [InlineData(true, "accounts.staff", "accounts.grants")]
    [InlineData(true, "accounts.audit", "accounts.site")]
    public void Mixes_OfPermissions_IsTrueForTwoAdministrators(bool expected, params string[] permissions) => Assert.Equal(expected, Separation.Mixes(permissions));
}
