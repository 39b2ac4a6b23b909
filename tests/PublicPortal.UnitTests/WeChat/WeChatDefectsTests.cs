using Microsoft.Extensions.Configuration;
using PublicPortal.WeChat;

namespace PublicPortal.UnitTests.WeChat;

public class WeChatDefectsTests
{
    [Fact]
    public void Find_RealAccount_IsComplete() => Assert.Empty(Find(("AppId", "wx1234567890abcdef"), ("AppSecret", "s")));

    [Fact]
    public void Find_NothingSet_NamesBoth() => Assert.Equal(2, Find().Count());

    [Theory]
    [InlineData("ApiAddress", "https://localhost:5080/api")]
    [InlineData("ApiAddress", "https://portal.example.gov.cn/simulator")]
    [InlineData("ApiAddress", "http://api.weixin.qq.com")]
    [InlineData("AuthorizeAddress", "https://127.0.0.1/connect/oauth2/authorize")]
    [InlineData("AuthorizeAddress", "not an address")]
    [InlineData("AppId", WeChatOptions.SimulatedAppId)]
    [InlineData("AppSecret", WeChatOptions.SimulatedAppSecret)]
    public void Find_SimulatorInProduction_IsADefect(string name, string value) =>
        Assert.Contains("WeChat:" + name, Assert.Single(Find(("AppId", "wx1234567890abcdef"), ("AppSecret", "s"), (name, value))), StringComparison.Ordinal);

    private static IEnumerable<string> Find(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings) values[name] = value;   // the last one counts
        return WeChatDefects.Find(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
