using PublicPortal.Content.Markdown;

namespace PublicPortal.UnitTests.Content;

/// <summary>HTML as Word and WPS put it on the clipboard.</summary>
public class PasteTests
{
    private const string Word = """
        <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
        <head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
        <style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:宋体;} --></style></head>
        <body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
        <p class=MsoTitle align=center style='text-align:center'><b><span lang=EN-US style='font-size:22pt'>2026</span><span style='font-family:宋体'>年停水通知</span></b><o:p></o:p></p>
        <h1 style='mso-outline-level:1'><span style='font-family:黑体'>一、范围</span></h1>
        <p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体'>和乐花园<b>3</b>栋至<u>5</u>栋。</span><span lang=EN-US><o:p></o:p></span></p>
        <p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>&#61548;<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>储水</span></p>
        <p class=MsoListParagraph style='margin-left:42.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]><span>用干净的桶</span></p>
        <p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>&#61548;<span>&nbsp;</span></span><![endif]><span>关阀</span></p>
        <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span></span><![endif]>先打电话</p>
        <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span></span><![endif]>再等人来</p>
        <table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:1cm'>
          <td width=200 style='border:solid windowtext 1.0pt'><p class=MsoNormal><b><span>栋</span></b><o:p></o:p></p></td><td><p class=MsoNormal><b>时间</b></p></td></tr>
          <tr><td><p class=MsoNormal>3 栋</p></td><td><p class=MsoNormal>9:00<span lang=EN-US>|</span>12:00</p></td></tr></table>
        <p class=MsoNormal>详见<a href="https://www.gov.cn/x"><span style='color:blue'>公告</span></a>。<img src="file:///C:/Users/a/clip_image001.png" v:shapes="x"></p>
        <!--EndFragment--></body></html>
        """;

    private const string Wps = """
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="Generator" content="Kingsoft WPS"/><style>@font-face{font-family:"宋体";} .10{font-family:Calibri;}</style></head>
        <body style="tab-interval:21pt;"><!--StartFragment--><div class="Section0">
        <h2 class="2"><b><span class="16" style="font-family:黑体;mso-font-kerning:1.0000pt;"><font face="黑体">办理材料</font></span></b></h2>
        <p class="MsoNormal" style="mso-outline-level:3"><span><font face="宋体">需要带的</font></span></p>
        <p class="MsoNormal" style="margin-left:21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:宋体"><span style='mso-list:Ignore;'>（1）<span>&nbsp;</span></span></span><![endif]><span>身份证</span></p>
        <p class="MsoNormal" style="margin-left:21pt;mso-list:l0 level1 lfo1;"><![if !supportLists]><span style="font-family:宋体"><span style='mso-list:Ignore;'>（2）<span>&nbsp;</span></span></span><![endif]><span>租约</span></p>
        <table style="border-collapse:collapse;mso-table-layout-alt:fixed;"><tbody><tr><td colspan="2" style="width:213pt;"><p class="MsoNormal"><span>合并的格</span></p></td></tr>
        <tr><td><p class="MsoNormal">甲</p></td><td><p class="MsoNormal">乙</p></td></tr></tbody></table>
        <p class="MsoNormal"><span style="display:none;mso-hide:all">看不见</span>完<script>alert(1)</script></p></div><!--EndFragment--></body></html>
        """;

    [Fact]
    public void Word_KeepsHeadingsListsTablesAndDropsStyles() => Assert.Equal("""
        # **2026年停水通知**

        # 一、范围

        和乐花园**3**栋至5栋。

        - 储水
          - 用干净的桶
        - 关阀

        1. 先打电话
        2. 再等人来

        | 栋 | 时间 |
        | --- | --- |
        | 3 栋 | 9:00\|12:00 |

        详见[公告](https://www.gov.cn/x)。
        """, MarkdownWriter.FromPaste(Word));

    [Fact]
    public void Wps_KeepsHeadingsListsTablesAndDropsStyles() => Assert.Equal("""
        ## **办理材料**

        ### 需要带的

        1. 身份证
        2. 租约

        | 合并的格 |  |
        | --- | --- |
        | 甲 | 乙 |

        完
        """, MarkdownWriter.FromPaste(Wps));

    [Fact]
    public void Paste_Rendered_IsTheSameDocument()
    {
        var body = Bodies.Read(Bodies.Markdown(MarkdownWriter.FromPaste(Word)));
        Assert.Equal(["2026年停水通知", "一、范围"], body.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal("用干净的桶", body.QuerySelector("ul ul > li")!.TextContent.Trim());
        Assert.Equal(["栋", "时间"], body.QuerySelectorAll("th").Select(h => h.TextContent.Trim()));
        Assert.Equal("9:00|12:00", body.QuerySelectorAll("td")[1].TextContent.Trim());
        Assert.Empty(body.QuerySelectorAll("[style], [class^=Mso], img, o\\:p"));
    }

    [Fact]
    public void Paste_PlainSigns_AreEscapedSoThatTheyStayText() =>
        Assert.Equal("2 * 3 * 4 与 _a_ 与 <b>", Bodies.Read(Bodies.Markdown(MarkdownWriter.FromPaste("<p>2 * 3 * 4 与 _a_ 与 &lt;b&gt;</p>"))).TextContent.Trim());

    /// <summary>The attacks too: what comes out of a paste is rendered like any Markdown.</summary>
    [Fact]
    public void Paste_Attacks_LeaveNothingThatActs() =>
        Assert.Empty(AttackTests.Attacks.SelectMany(attack => Bodies.Dangers(Bodies.Markdown(MarkdownWriter.FromPaste(attack))).Select(danger => $"{attack} → {danger}")));
}
