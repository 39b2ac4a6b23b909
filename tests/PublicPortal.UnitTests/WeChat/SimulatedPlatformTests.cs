using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.TestKit;
using PublicPortal.WeChat;
using PublicPortal.WeChat.Simulator;

namespace PublicPortal.UnitTests.WeChat;

/// <summary>The simulator is only worth something when it is as strict as the platform.</summary>
public class SimulatedPlatformTests
{
    private const string Good = "?appid=wx1&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_base&state=ab12";
    private readonly TestClock clock = new();

    [Theory]
    [InlineData(Good, null)]
    [InlineData(Good + "&connect_redirect=1", null)]
    [InlineData("?redirect_uri=http%3A%2F%2Flocalhost%2Fback&appid=wx1&response_type=code&scope=snsapi_base&state=ab12", 0)]
    [InlineData(Good + "&other=1", 0)]
    [InlineData("?appid=wx1&redirect_uri=http%3A%2F%2Fevil.example%2Fback&response_type=code&scope=snsapi_base&state=ab12", 10003)]
    [InlineData("?appid=wx1&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_login&state=ab12", 10005)]
    [InlineData("?appid=wx1&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&state=ab12", 10010)]
    [InlineData("?appid=wx1&response_type=code&scope=snsapi_base&state=ab12", 10011)]
    [InlineData("?redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_base&state=ab12", 10012)]
    [InlineData("?appid=wx1&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_base", 10013)]
    [InlineData("?appid=wx1&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_base&state=a-b", 0)]
    [InlineData("?appid=wx2&redirect_uri=http%3A%2F%2Flocalhost%2Fback&response_type=code&scope=snsapi_base&state=ab12", 40013)]
    public void Authorize_EachMistake_HasItsCode(string query, int? code)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(query);
        var site = new PublicAddress(new ConfigurationBuilder().AddInMemoryCollection([new("Portal:PublicAddress", "http://localhost")]).Build());

        Assert.Equal(code, AuthorizeRequest.Read(request, new WeChatOptions { AppId = "wx1" }, site).Error?.Code);
    }

    [Fact]
    public void Exchange_TwiceAndLate_AsThePlatformAnswers()
    {
        var oauth = new SimulatedOAuth(clock, new SimulatorSwitches());
        var person = new SimulatedPerson("a", new LocalizedText("", ""), new LocalizedText("", ""), "o1");
        var code = oauth.IssueCode(person, "snsapi_base");
        var late = oauth.IssueCode(person, "snsapi_base");

        Assert.Equal("o1", oauth.Exchange(code).Grant?.OpenId);
        Assert.Equal(40163, oauth.Exchange(code).Error.Code);
        Assert.Equal(40029, oauth.Exchange("unknown").Error.Code);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(40029, oauth.Exchange(late).Error.Code);
    }

    [Fact]
    public void Callback_EveryThird_ArrivesTwice()
    {
        var oauth = new SimulatedOAuth(clock, new SimulatorSwitches());

        Assert.Equal([false, false, true, false, false, true], Enumerable.Range(0, 6).Select(_ => oauth.DeliverTwice()));
    }

    [Fact]
    public void Token_NearItsEnd_IsRenewedAndTheOldOneWorksFiveMinutesMore()
    {
        var tokens = new SimulatedTokens(clock);
        var first = tokens.Token(force: false).Value!;
        clock.Advance(TimeSpan.FromMinutes(114));
        Assert.Equal(first, tokens.Token(force: false).Value);

        clock.Advance(TimeSpan.FromMinutes(2));
        var second = tokens.Token(force: false).Value!;

        Assert.NotEqual(first, second);
        Assert.Null(tokens.Check(first));
        Assert.Null(tokens.Check(second));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(42001, tokens.Check(first)?.Code);
        Assert.Null(tokens.Check(second));
        Assert.Equal(40001, tokens.Check("made up")?.Code);
    }

    [Fact]
    public void Token_Forced_ThirtySecondsApartAndTwentyADay()
    {
        var tokens = new SimulatedTokens(clock);
        Assert.Equal(0, tokens.Token(force: true).Error.Code);
        Assert.Equal(45011, tokens.Token(force: true).Error.Code);
        for (var i = 1; i < 20; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(0, tokens.Token(force: true).Error.Code);
        }
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(45009, tokens.Token(force: true).Error.Code);
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, tokens.Token(force: true).Error.Code);
    }
}
