using AngleSharp.Dom;
using Markdig;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Markdown;

/// <param name="Where">The words of the link or heading, for the editor to find it.</param>
internal sealed record BodyProblem(string Code, LocalizedText Text, string Where);

/// <summary>What an editor should mend before publishing: rendering drops or evens it out, which is rarely what was meant.</summary>
internal static class BodyProblems
{
    public static IReadOnlyList<BodyProblem> OfMarkdown(string? text) => string.IsNullOrWhiteSpace(text) ? [] : OfHtml(Markdig.Markdown.ToHtml(text, BodyRenderer.Reading));

    public static IReadOnlyList<BodyProblem> OfHtml(string? markup)
    {
        if (string.IsNullOrWhiteSpace(markup)) return [];
        var problems = new List<BodyProblem>();
        var level = 0;
        foreach (var element in BodyRenderer.Parse(markup).Descendants().OfType<IElement>())
            if (Of(element, ref level) is { } problem) problems.Add(problem);
        return problems;
    }

    private static BodyProblem? Of(IElement element, ref int level)
    {
        var words = Short(element.TextContent);
        switch (element.LocalName)
        {
            case "img" when string.IsNullOrWhiteSpace(element.GetAttribute("alt")):
                return new("content.picture-without-words", new("图片没有文字说明，看不见的人不知道它是什么，发布后也不会显示。", "The picture has no alternative text; who cannot see it learns nothing, and it is not shown."), Short(element.GetAttribute("src") ?? ""));
            case "img" when Addresses.Picture(element.GetAttribute("src")) is null:
                return new("content.picture-from-elsewhere", new("图片不在本站的图片库里，发布后只显示文字说明。请先上传。", "The picture is not in this site's library; only its words are shown. Upload it first."), Short(element.GetAttribute("alt") ?? ""));
            case "a" when Addresses.Link(element.GetAttribute("href")) is null:
                return new("content.link-not-allowed", new("这个链接的地址不能用，发布后只剩文字。", "The address of this link cannot be used; only its words stay."), words);
            case "a" when words.Length == 0 && element.QuerySelector("img[alt]") is null:
                return new("content.link-without-words", new("链接没有文字。", "The link has no words."), Short(element.GetAttribute("href") ?? ""));
            case "a" when words is "点击这里" or "点这里" or "这里" or "click here" or "here":
                return new("content.link-says-nothing", new("链接文字要说明去哪里，不要只写“点击这里”。", "Let the link say where it leads, not only \"click here\"."), words);
            case "table" when element.QuerySelector("th") is null:
                return new("content.table-without-heads", new("表格没有表头，读屏软件读不清。", "The table has no head cells; screen readers cannot tell its columns."), words);
            case ['h', >= '1' and <= '6']:
                var here = element.LocalName[1] - '0';
                var jumps = level > 0 && here > level + 1;
                level = here;
                return words.Length == 0 ? new("content.heading-empty", new("有一个空的标题。", "A heading is empty."), "")
                    : jumps ? new("content.heading-jumps", new("标题跳了一级，请按顺序使用。", "A level of headings is left out."), words) : null;
            default: return null;
        }
    }

    private static string Short(string text)
    {
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 40 ? words : words[..40] + "…";
    }
}
