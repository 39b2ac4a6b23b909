using AngleSharp.Dom;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Markdown;

/// <param name="IsError">Readers would miss something; all else is hard to read.</param>
/// <param name="Section">The heading above it.</param>
/// <param name="Where">The words of the link or heading, for the editor to find it.</param>
internal sealed record BodyProblem(string Code, bool IsError, LocalizedText Text, string Section, string Where);

/// <summary>A link or picture of a body that may stand there.</summary>
internal sealed record BodyAddress(string Section, string Words, string Address);

/// <summary>A body looked through before publishing: what rendering would drop or even out, what those who do not see it miss, and where it leads.</summary>
internal sealed class BodySurvey
{
    public static readonly LocalizedText PictureWithoutWords = new("图片没有文字说明，看不见的人不知道它是什么，发布后也不会显示。请用一句话说明它。", "The picture has no words; who cannot see it learns nothing, and it is not shown. Describe it in a sentence.");
    public static readonly LocalizedText LinkNotAllowed = new("这个链接的地址不能用，发布后只剩文字。请改成 https:// 或 / 开头的地址。", "The address of this link cannot be used; only its words stay. Let it begin with https:// or /.");

    private static readonly LocalizedText PictureFromElsewhere = new("图片不在本站的图片库里，发布后只显示文字说明。请先上传。", "The picture is not in this site's library; only its words are shown. Upload it first.");
    private static readonly LocalizedText LinkWithoutWords = new("链接没有文字。请写明它去哪里。", "The link has no words. Say where it leads.");
    private static readonly LocalizedText LinkSaysNothing = new("链接文字要说明去哪里，不要只写“点击这里”：读屏的人常常只听链接。", "Let the link say where it leads, not only “click here”: many hear the links alone.");
    private static readonly LocalizedText TableWithoutHeads = new("表格没有表头，读屏软件读不清。请让第一行写明每一列是什么。", "The table has no head cells; screen readers cannot tell its columns. Let the first row name them.");
    private static readonly LocalizedText HeadingEmpty = new("有一个空的标题。请填上或删掉。", "A heading is empty. Fill it in or take it away.");
    private static readonly LocalizedText HeadingJumps = new("标题跳了一级，请按顺序使用：## 下面是 ###。", "A level of headings is left out; use them in order: ### below ##.");
    private static readonly LocalizedText BoldAsHeading = new("整段加粗像是小标题。是标题就在前面写 ##，读屏的人才找得到。", "A whole paragraph in bold looks like a heading. If it is one, begin it with ##, so that everybody finds it.");
    private static readonly LocalizedText AllCapitals = new("一长串大写字母难认，读屏软件会一个一个念。请按平常的大小写。", "Long runs of capitals are hard to read, and are read out letter by letter. Write them as usual.");

    private static readonly HashSet<string> SaysNothing = new(StringComparer.OrdinalIgnoreCase)
        { "点击这里", "点这里", "点此", "点击", "点击此处", "点击查看", "这里", "此处", "查看", "详情", "查看详情", "更多", "链接", "网址", "click here", "click", "here", "more", "read more", "link", "this page" };

    private int level;
    private string section = "";

    public List<BodyProblem> Problems { get; } = [];
    public List<BodyAddress> Links { get; } = [];
    public List<BodyAddress> Pictures { get; } = [];

    public static BodySurvey OfMarkdown(string? text) => string.IsNullOrWhiteSpace(text) ? new() : OfHtml(Markdig.Markdown.ToHtml(text, BodyRenderer.Reading));

    public static BodySurvey OfHtml(string? markup)
    {
        var survey = new BodySurvey();
        if (string.IsNullOrWhiteSpace(markup)) return survey;
        foreach (var element in BodyRenderer.Parse(markup).Descendants().OfType<IElement>()) survey.Look(element);
        return survey;
    }

    private void Look(IElement element)
    {
        switch (element.LocalName)
        {
            case "img": Picture(element.GetAttribute("src") ?? "", element.GetAttribute("alt")?.Trim() ?? ""); break;
            case "a": Link(element, Short(element.TextContent)); break;
            case "table" when element.QuerySelectorAll("th").All(head => head.TextContent.Trim().Length == 0): Add("content.table-without-heads", false, TableWithoutHeads, Short(element.TextContent)); break;
            case ['h', >= '1' and <= '6']: Heading(element.LocalName[1] - '0', Short(element.TextContent)); break;
            case "p": Paragraph(element, Short(element.TextContent)); break;
        }
    }

    private void Picture(string source, string words)
    {
        if (words.Length == 0) Add("content.picture-without-words", true, PictureWithoutWords, Short(source));
        else if (Addresses.Picture(source) is { } address) Pictures.Add(new BodyAddress(section, Short(words), address));
        else Add("content.picture-from-elsewhere", true, PictureFromElsewhere, Short(words));
    }

    private void Link(IElement element, string words)
    {
        var given = element.GetAttribute("href") ?? "";
        if (Addresses.Link(given) is not { } address)
        {
            Add("content.link-not-allowed", true, LinkNotAllowed, words.Length > 0 ? words : Short(given));
            return;
        }
        Links.Add(new BodyAddress(section, words, address));
        if (words.Length == 0 && element.QuerySelector("img[alt]") is null) Add("content.link-without-words", true, LinkWithoutWords, Short(given));
        else if (SaysNothing.Contains(words.Trim('。', '.', '！', '!', '>', '»', '…', ' '))) Add("content.link-says-nothing", false, LinkSaysNothing, words);
    }

    private void Heading(int here, string words)
    {
        if (words.Length == 0) Add("content.heading-empty", true, HeadingEmpty, "");
        else if (level > 0 && here > level + 1) Add("content.heading-jumps", false, HeadingJumps, words);
        (level, section) = (here, words);
    }

    private void Paragraph(IElement element, string words)
    {
        if (words.Length is > 0 and <= 40 && element.Children is [{ LocalName: "strong" or "b" } bold] && bold.TextContent.Trim() == element.TextContent.Trim() && words[^1] is not ('。' or '.' or '！' or '!'))
            Add("content.bold-as-heading", false, BoldAsHeading, words);
        if (element.TextContent.Count(char.IsAsciiLetterUpper) >= 20 && !element.TextContent.Any(char.IsAsciiLetterLower)) Add("content.all-capitals", false, AllCapitals, words);
    }

    private void Add(string code, bool isError, LocalizedText text, string where) => Problems.Add(new BodyProblem(code, isError, text, section, where));

    private static string Short(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 40 ? words : words[..40] + "…";
    }
}
