using PublicPortal.Content.Search;

namespace PublicPortal.UnitTests.Content;

public class BigramTests
{
    [Theory]
    [InlineData("小广场", "小广 广场 场")]
    [InlineData("灯", "灯")]
    [InlineData("Ｇｏｖ１２号 Café", "gov12 号 cafe")]
    [InlineData("5G基站，2026年", "5g 基站 站 2026 年")]
    [InlineData("二〇二六", "二〇 〇二 二六 六")]
    [InlineData("𠮷野家", "𠮷野 野家 家")]
    [InlineData("<b>“…”", "b")]
    [InlineData("", "")]
    public void Index_CutsIntoTokens(string text, string tokens) => Assert.Equal(tokens, Bigrams.Index(text));

    [Theory]
    [InlineData("路灯", "\"路灯\"", "'路灯'")]
    [InlineData("灯", "\"灯\"*", "'灯':*")]
    [InlineData("小广场 Gov", "\"小广 广场\" AND \"gov\"*", "'小广' & '广场' & 'gov':*")]
    [InlineData("a\" OR b* NEAR(c)", "\"a\"* AND \"or\"* AND \"b\"* AND \"near\"* AND \"c\"*", "'a':* & 'or':* & 'b':* & 'near':* & 'c':*")]
    [InlineData("' & !x", "\"x\"*", "'x':*")]
    public void Query_IsMadeOfLettersAlone(string typed, string sqlite, string postgres)
    {
        var query = new SearchQuery(typed);
        Assert.Equal((sqlite, postgres), (query.ForSqlite(), query.ForPostgres()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("，。！？")]
    public void Query_WithoutALetter_IsEmpty(string? typed) => Assert.True(new SearchQuery(typed).IsEmpty);

    [Fact]
    public void Query_Overlong_IsCut() => Assert.True(new SearchQuery(new string('字', 65_000)).Typed.Length <= 80);

    [Theory]
    [InlineData("小广场的路灯坏了", "路灯", "小广场的[路灯]坏了")]
    [InlineData("ＧＯＶ服务", "gov", "[ＧＯＶ]服务")]
    [InlineData("路灯、路灯", "路灯 灯", "[路灯]、[路灯]")]
    [InlineData("小广场广场", "小广场", "[小广场]广场")]
    [InlineData("㍿公司", "株式", "[㍿]公司")]
    [InlineData("subgov gov", "gov", "subgov [gov]")]
    [InlineData("没有", "路灯", "没有")]
    public void Highlight_MarksTheTextAsItIsWritten(string text, string typed, string expected) =>
        Assert.Equal(expected, string.Concat(Highlights.Of(text, new SearchQuery(typed)).Select(m => m.IsHit ? $"[{m.Text}]" : m.Text)));

    [Fact]
    public void Snippet_BeginsNearTheFirstHit()
    {
        var snippet = Highlights.Snippet(new string('前', 200) + "路灯" + new string('后', 200), new SearchQuery("路灯"), 60);
        Assert.Equal(["…", new string('前', 20), "路灯", new string('后', 38), "…"], snippet.Select(m => m.Text));
    }
}
