using PublicPortal.WeChat.Messages;

namespace PublicPortal.UnitTests.WeChat;

public class TemplateFieldsTests
{
    [Theory]
    [InlineData("thing1", "和乐花园 3 栋 502", "和乐花园 3 栋 502")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十", "一二三四五六七八九十一二三四五六七八九十")]
    [InlineData("thing1", "一二三四五六七八九十一二三四五六七八九十一", "一二三四五六七八九十一二三四五六七八九…")]
    [InlineData("phrase2", "已经通过了吗", "已经通过…")]
    [InlineData("thing3", "", "—")]
    [InlineData("thing3", "上\n下", "上 下")]
    [InlineData("time4", "2026年11月24日 09:30", "2026年11月24日 09:30")]
    public void Fit_Values_AreWhatTheFieldTakes(string field, string value, string expected) =>
        Assert.Equal(expected, TemplateFields.Fit(new Dictionary<string, string> { [field] = value })[field]);

    [Fact]
    public void Fit_RareCharacterAtTheEdge_IsNotCutInHalf()
    {
        var fitted = TemplateFields.Fit(new Dictionary<string, string> { ["phrase1"] = "李𠮷安𠮷安" })["phrase1"];

        Assert.Equal("李𠮷安…", fitted);
    }
}
