using System.Globalization;
using System.Text;
using AngleSharp.Dom;

namespace PublicPortal.Content.Markdown;

/// <summary>Pasted HTML as Markdown: headings, lists, tables, links, emphasis. What Markdown has no sign for becomes plain text.</summary>
internal sealed class MarkdownWriter
{
    private const int Deepest = 60;
    private readonly StringBuilder text = new();

    /// <summary>What the clipboard holds as <c>text/html</c>.</summary>
    public static string FromPaste(string markup)
    {
        var body = BodyRenderer.Parse(markup);
        OfficePaste.Mend(body);
        var writer = new MarkdownWriter();
        writer.Blocks(body, "", 0);
        return writer.text.ToString().Trim('\n');
    }

    private void Blocks(INode parent, string indent, int depth)
    {
        if (depth > Deepest) return;
        var line = new StringBuilder();
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement block && (AllowedHtml.Blocks.Contains(block.LocalName) || block.QuerySelector("p,table,ul,ol,h1,h2,h3,h4") is not null))
            {
                Paragraph(line, indent);
                Block(block, indent, depth + 1);
            }
            else line.Append(Inline(child, depth + 1));
        }
        Paragraph(line, indent);
    }

    private void Block(IElement element, string indent, int depth)
    {
        if (element.NamespaceUri != NamespaceNames.HtmlUri) return;
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6']:
                var words = Line(Inlines(element, depth));
                if (words.Length > 0) text.Append(indent).Append('#', element.LocalName[1] - '0').Append(' ').Append(words).Append("\n\n");
                break;
            case "ul" or "ol": List(element, indent, depth); break;
            case "table": Table(element, indent, depth); break;
            case "hr": text.Append(indent).Append("---\n\n"); break;
            case "blockquote":
                var quote = new MarkdownWriter();
                quote.Blocks(element, "", depth);
                foreach (var row in quote.text.ToString().Trim('\n').Split('\n')) text.Append(indent).Append("> ").Append(row).Append('\n');
                text.Append('\n');
                break;
            default: Blocks(element, indent, depth); break;
        }
    }

    private void List(IElement list, string indent, int depth)
    {
        var number = 1;
        foreach (var item in list.Children.Where(c => c.LocalName == "li"))
        {
            var mark = list.LocalName == "ol" ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ";
            var inner = new MarkdownWriter();
            inner.Blocks(item, "", depth + 1);
            var rows = inner.text.ToString().Trim('\n').Replace("\n\n", "\n", StringComparison.Ordinal).Split('\n');
            text.Append(indent).Append(mark).Append(rows[0]).Append('\n');
            foreach (var row in rows.Skip(1)) text.Append(indent).Append(' ', mark.Length).Append(row).Append('\n');
        }
        text.Append('\n');
    }

    private void Table(IElement table, string indent, int depth)
    {
        var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table)
            .Select(r => r.Children.Where(c => c.LocalName is "td" or "th").Select(c => (Text: Line(Inlines(c, depth)), Span: int.TryParse(c.GetAttribute("colspan"), out var span) ? Math.Clamp(span, 1, 30) : 1)).ToList())
            .Where(r => r.Count > 0).ToList();
        if (rows.Count == 0) return;
        var width = rows.Max(r => r.Sum(c => c.Span));
        void Row(IEnumerable<string> cells) => text.Append(indent).Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        IEnumerable<string> Filled(List<(string Text, int Span)> row) => row.SelectMany(c => Enumerable.Repeat("", c.Span - 1).Prepend(c.Text)).Concat(Enumerable.Repeat("", width)).Take(width);
        Row(Filled(rows[0]));
        Row(Enumerable.Repeat("---", width));
        foreach (var row in rows.Skip(1)) Row(Filled(row));
        text.Append('\n');
    }

    private void Paragraph(StringBuilder line, string indent)
    {
        var words = Line(line.ToString());
        line.Clear();
        if (words.Length > 0) text.Append(indent).Append(words).Append("\n\n");
    }

    private static string Inlines(INode parent, int depth) => depth > Deepest ? "" : string.Concat(parent.ChildNodes.Select(c => Inline(c, depth + 1)));

    private static string Inline(INode node, int depth)
    {
        if (node is IText words) return Escaped(words.Data);
        if (node is not IElement element || element.NamespaceUri != NamespaceNames.HtmlUri || AllowedHtml.DroppedWhole.Contains(element.LocalName)) return "";
        var inner = element.LocalName is "img" or "br" ? "" : Inlines(element, depth);
        return element.LocalName switch
        {
            "br" => " ",
            "strong" or "b" => Around("**", inner),
            "em" or "i" => Around("*", inner),
            "s" or "del" => Around("~~", inner),
            "a" when Addresses.Link(element.GetAttribute("href")) is { } href && Line(inner).Length > 0 => $"[{Line(inner)}]({href.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})",
            "img" when Addresses.Picture(element.GetAttribute("src")) is { } source && element.GetAttribute("alt") is { Length: > 0 } shown => $"![{Escaped(shown)}]({source})",
            "p" or "div" => inner + " ",
            _ => inner,
        };
    }

    /// <summary>Signs of emphasis touch the word, or they are none.</summary>
    private static string Around(string sign, string inner)
    {
        var words = inner.Trim();
        if (words.Length == 0) return inner;
        var at = inner.IndexOf(words, StringComparison.Ordinal);
        return inner[..at] + sign + words.Replace(sign, "", StringComparison.Ordinal) + sign + inner[(at + words.Length)..];
    }

    private static string Line(string words) => string.Join(' ', words.Replace('\u00a0', ' ').Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Escaped(string words)
    {
        var escaped = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '#' or '|') escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
