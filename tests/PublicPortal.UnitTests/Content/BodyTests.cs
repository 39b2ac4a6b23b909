using PublicPortal.Content.Markdown;

namespace PublicPortal.UnitTests.Content;

/// <summary>What stays of a body, and how it is set.</summary>
public class BodyTests
{
    [Fact]
    public void Markdown_CommonSigns_BecomeTheirElements()
    {
        var body = Bodies.Read(Bodies.Markdown("第一段**要紧**、*斜*、~~旧~~。\n\n1. 一\n2. 二\n\n- 甲\n  - 乙\n\n> 引\n\n| 项目 | 金额 |\n|---|---|\n| 路灯 | 3 万 |\n"));
        Assert.Equal(["要紧", "斜", "旧"], body.QuerySelectorAll("p strong, p em, p del").Select(e => e.TextContent));
        Assert.Equal(2, body.QuerySelectorAll("ol > li").Length);
        Assert.Equal("乙", body.QuerySelector("ul ul li")!.TextContent.Trim());
        Assert.Equal("项目", body.QuerySelector(".table-wrap[tabindex='0'] > table th")!.TextContent);
    }

    [Theory]
    [InlineData("# 甲\n## 乙\n# 丙", "h2:s-甲 h3:s-乙 h2:s-丙")]
    [InlineData("### 甲\n##### 乙", "h2:s-甲 h3:s-乙")]                       // nothing is left out
    [InlineData("## 办理 时间\n## 办理 时间", "h2:s-办理-时间 h2:s-办理-时间-2")]
    [InlineData("## !!!", "h2:")]
    public void Headings_AreShiftedAndHaveAddresses(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Bodies.Read(Bodies.Markdown(text)).QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => $"{h.LocalName}:{h.Id}")));

    [Theory]
    [InlineData("[x](/guides/bus)", "/guides/bus", null)]
    [InlineData("[x](#s-甲)", "#s-甲", null)]
    [InlineData("[x](mailto:a@b.example)", "mailto:a@b.example", null)]
    [InlineData("[x](tel:12345)", "tel:12345", null)]
    [InlineData("[x](https://portal.example/a)", "https://portal.example/a", null)]
    [InlineData("[x](https://www.gov.cn/a?b=1&c=2)", "https://www.gov.cn/a?b=1&c=2", "external noopener noreferrer")]
    [InlineData("https://www.gov.cn", "https://www.gov.cn", "external noopener noreferrer")]
    public void Links_ToElsewhereAreMarked(string text, string href, string? rel)
    {
        var link = Bodies.Read(Bodies.Markdown(text)).QuerySelector("a")!;
        Assert.Equal((href, rel), (Uri.UnescapeDataString(link.GetAttribute("href")!), link.GetAttribute("rel")));
        Assert.Equal(rel is not null, link.ClassName == "external");
    }

    [Fact]
    public void Links_NotAllowed_LeaveTheirWords() => Assert.Equal("<p>看这里</p>", Bodies.Markdown("看[这里](javascript:x)"));

    [Theory]
    [InlineData("![小广场](/media/0a/square.jpg)", 1, "")]
    [InlineData("![](/media/0a/square.jpg)", 0, "")]
    [InlineData("![小广场](https://a.example/square.jpg)", 0, "小广场")]
    public void Pictures_NeedWordsAndTheSitesOwnLibrary(string text, int pictures, string words)
    {
        var body = Bodies.Read(Bodies.Markdown(text));
        Assert.Equal((pictures, words), (body.QuerySelectorAll("img[alt]").Length, body.TextContent.Trim()));
    }

    [Fact]
    public void Html_StylesAndUnknownElements_LeaveTheirWords() =>
        Assert.Equal("<p>甲<b>乙</b>丙</p>", Bodies.Html("<p style='color:red' class=x>甲<b onclick=x>乙</b><font color=red>丙</font><script>丁</script></p>"));

    [Fact]
    public void Markdown_RawHtml_IsShownAsTyped() => Assert.Equal("<b>x</b>", Bodies.Read(Bodies.Markdown("<b>x</b>")).TextContent.Trim());

    [Fact]
    public void Html_NestedVeryDeep_DoesNotOverflow()
    {
        Assert.NotNull(Bodies.Html(string.Concat(Enumerable.Repeat("<b><i>", 5000)) + "x"));
        Assert.NotNull(Bodies.Html(string.Concat(Enumerable.Repeat("<blockquote><ul><li>", 3000)) + "x"));
    }

    [Fact]
    public void Words_ForSearch_AreWithoutMarkup()
    {
        Assert.Equal("标题 正文与 链接", BodyRenderer.WordsOfMarkdown("# 标题\n\n正文与 [链接](/x)"));
        Assert.Equal("甲 乙", BodyRenderer.Words("<p>甲</p>\n<script>x</script><p>乙</p>"));
    }

    [Fact]
    public void Problems_AreNamedForTheEditor()
    {
        var codes = BodySurvey.OfMarkdown("# 甲\n\n### 乙\n\n![](/media/a.png) ![x](https://a.example/x.png) [看](javascript:x) [点击这里](/a)").Problems.Select(p => p.Code);
        Assert.Equal(["content.heading-jumps", "content.picture-without-words", "content.picture-from-elsewhere", "content.link-not-allowed", "content.link-says-nothing"], codes);
        Assert.Equal(["content.table-without-heads"], BodySurvey.OfHtml("<table><tr><td>a</table>").Problems.Select(p => p.Code));
        Assert.Empty(BodySurvey.OfMarkdown("## 甲\n\n### 乙\n\n[办理指南](/a)\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |").Problems);
    }

    [Fact]
    public void Problems_SayWhereTheyStand_AndWhetherTheyHinder()
    {
        var found = BodySurvey.OfMarkdown("## 检修安排\n\n**停水时间**\n\n详情[点这里](/notices/a)。\n\nATTENTION ALL RESIDENTS OF THE DISTRICT\n\n![](/media/a.png)\n\n| | |\n|---|---|\n| 1 | 2 |");
        Assert.Equal([("content.bold-as-heading", false), ("content.link-says-nothing", false), ("content.all-capitals", false), ("content.picture-without-words", true), ("content.table-without-heads", false)], found.Problems.Select(p => (p.Code, p.IsError)));
        Assert.All(found.Problems, p => Assert.Equal("检修安排", p.Section));
        Assert.Equal(new BodyAddress("检修安排", "点这里", "/notices/a"), Assert.Single(found.Links));
        Assert.Empty(BodySurvey.OfMarkdown("**注意：**请关好阀门。\n\n**这是一句强调的话。**").Problems);
    }
}
