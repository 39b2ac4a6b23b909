using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PublicPortal.Content.Markdown;

/// <summary>
/// What Word and WPS put on the clipboard: headings as styles, lists as paragraphs that look like lists. Made into headings
/// and lists here; their styles, classes, comments and namespaces are dropped by whoever writes the result.
/// </summary>
internal static partial class OfficePaste
{
    public static void Mend(IElement body)
    {
        foreach (var unseen in body.Descendants().OfType<IElement>().Where(IsUnseen).ToList()) unseen.Remove();
        foreach (var paragraph in body.QuerySelectorAll("p,div").ToList()) Heading(paragraph);
        foreach (var paragraph in body.QuerySelectorAll("p").Where(p => Level(p) is not null).ToList())
            if (paragraph.ParentElement is not null) List(paragraph);   // those behind it go with it
        foreach (var empty in body.QuerySelectorAll("p").Where(p => p.QuerySelector("img") is null && string.IsNullOrWhiteSpace(p.TextContent.Replace('\u00a0', ' '))).ToList()) empty.Remove();
        foreach (var row in body.QuerySelectorAll("table").Select(t => t.QuerySelector("tr")).OfType<IElement>().ToList()) HeadCells(row);
    }

    private static bool IsUnseen(IElement element) =>
        AllowedHtml.DroppedWhole.Contains(element.LocalName) || element.LocalName == "o:p" && string.IsNullOrWhiteSpace(element.TextContent)
        || Style(element).Contains("mso-hide:all", StringComparison.Ordinal) || Style(element).Contains("display:none", StringComparison.Ordinal);

    /// <summary>MsoTitle, MsoHeading2, 标题 2, or an outline level.</summary>
    private static void Heading(IElement paragraph)
    {
        var level = paragraph.ClassName switch
        {
            "MsoTitle" => 1,
            "MsoSubtitle" => 2,
            { } name when HeadingClass().Match(name) is { Success: true } match => match.Groups[1].Value[0] - '0',
            _ => OutlineLevel().Match(Style(paragraph)) is { Success: true } outline ? outline.Groups[1].Value[0] - '0' : 0,
        };
        if (level is < 1 or > 6 || paragraph.TextContent.Length > 120) return;
        var heading = paragraph.Owner!.CreateElement($"h{level}");
        Move(paragraph, heading);
        paragraph.Replace(heading);
    }

    /// <summary>The paragraphs from here on that are list items, with their levels, as one list.</summary>
    private static void List(IElement first)
    {
        var open = new Stack<(IElement List, int Level)>();
        for (IElement? paragraph = first, next; paragraph is not null && Level(paragraph) is { } level; paragraph = next)
        {
            next = paragraph.NextElementSibling;
            var kind = IsNumbered(paragraph) ? "ol" : "ul";
            while (open.Count > 0 && open.Peek().Level > level) open.Pop();
            if (open.Count == 1 && open.Peek() is var outer && outer.Level == level && outer.List.LocalName != kind) return;   // another list begins
            if (open.Count == 0 || open.Peek().Level < level)
            {
                var list = paragraph.Owner!.CreateElement(kind);
                if (open.Count == 0) paragraph.Before(list);
                else (open.Peek().List.LastElementChild ?? open.Peek().List).AppendChild(list);
                open.Push((list, level));
            }
            var item = paragraph.Owner!.CreateElement("li");
            foreach (var mark in paragraph.QuerySelectorAll("span").Where(s => Style(s).Contains("mso-list:ignore", StringComparison.Ordinal)).ToList()) mark.Remove();
            Move(paragraph, item);
            if (item.FirstChild is IText words) words.Data = Mark().Replace(words.Data, "", 1);
            open.Peek().List.AppendChild(item);
            paragraph.Remove();
        }
    }

    private static int? Level(IElement element) =>
        element.LocalName == "p" && ListLevel().Match(Style(element)) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>By the mark that the program wrote for readers without lists: 1. or (2) or 三、 or a) against · and o.</summary>
    private static bool IsNumbered(IElement paragraph)
    {
        var mark = paragraph.QuerySelectorAll("span").FirstOrDefault(s => Style(s).Contains("mso-list:ignore", StringComparison.Ordinal))?.TextContent ?? paragraph.TextContent;
        return Number().IsMatch(mark.Trim());
    }

    /// <summary>A first row all in bold is the table's head; without heads a table cannot be read aloud.</summary>
    private static void HeadCells(IElement row)
    {
        var cells = row.Children.Where(c => c.LocalName == "td").ToList();
        if (cells.Count < 2 || row.QuerySelector("th") is not null || !cells.All(IsBold)) return;
        foreach (var cell in cells)
        {
            var head = row.Owner!.CreateElement("th");
            foreach (var span in new[] { "colspan", "rowspan" }) if (cell.GetAttribute(span) is { } value) head.SetAttribute(span, value);
            head.TextContent = string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            cell.Replace(head);
        }
    }

    private static bool IsBold(IElement cell) => !string.IsNullOrWhiteSpace(cell.TextContent) && cell.Descendants().OfType<IText>().Where(t => !string.IsNullOrWhiteSpace(t.Data)).All(t =>
    {
        for (var at = t.ParentElement; at is not null && at != cell.ParentElement; at = at.ParentElement)
            if (at.LocalName is "b" or "strong" || Style(at).Contains("font-weight:bold", StringComparison.Ordinal) || Style(at).Contains("font-weight:700", StringComparison.Ordinal)) return true;
        return false;
    });

    private static void Move(IElement from, IElement to)
    {
        while (from.FirstChild is { } child) to.AppendChild(child);
    }

    private static string Style(IElement element) => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex(@"^(?:MsoHeading|Heading|标题|a?)\s?([1-6])$", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingClass();

    [GeneratedRegex(@"mso-outline-level:([1-6])")]
    private static partial Regex OutlineLevel();

    [GeneratedRegex(@"mso-list:l\d+level(\d)")]
    private static partial Regex ListLevel();

    [GeneratedRegex(@"^[（(]?(?:\d+|[a-zA-Z]|[ivxIVX]+|[一二三四五六七八九十]+)[.、)）．]")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[\s\u00a0]*(?:[·•●○■◆\uf0b7\uf0a7\uf06c]|o(?=[\s\u00a0])|[（(]?(?:\d+|[a-zA-Z]|[一二三四五六七八九十]+)[.、)）．])?[\s\u00a0]*")]
    private static partial Regex Mark();
}
