using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PublicPortal.Content.Markdown;

/// <summary>
/// Writes a parsed body anew from what is allowed. Nothing of the input is copied as markup: names come from our own list,
/// text and values are encoded. So what a browser reads differently than our parser cannot become an element.
/// </summary>
internal sealed partial class HtmlWriter(Uri own)
{
    private const int Deepest = 60;
    private readonly StringBuilder text = new();
    private readonly Headings headings = new();

    public SafeHtml Write(INode body)
    {
        headings.Survey(body);
        Children(body, 0);
        return new SafeHtml(text.ToString().Trim());
    }

    private void Children(INode node, int depth)
    {
        if (depth > Deepest) return;
        foreach (var child in node.ChildNodes)
            if (child is IText words) Encode(words.Data);
            else if (child is IElement element) Element(element, depth + 1);
    }

    private void Element(IElement element, int depth)
    {
        var name = element.LocalName;
        if (element.NamespaceUri != NamespaceNames.HtmlUri || AllowedHtml.DroppedWhole.Contains(name)) return;
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6": Heading(element, depth); break;
            case "a": Link(element, depth); break;
            case "img": Picture(element); break;
            case "table": Table(element, depth); break;
            default:
                if (AllowedHtml.Elements.Contains(name)) Plain(element, name, depth);
                else
                {
                    Children(element, depth);
                    if (AllowedHtml.Blocks.Contains(name)) text.Append('\n');
                }
                break;
        }
    }

    private void Plain(IElement element, string name, int depth)
    {
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes)
            if (AllowedHtml.Takes(name, attribute.LocalName, attribute.Value)) Attribute(attribute.LocalName, attribute.Value);
        text.Append('>');
        if (AllowedHtml.Void.Contains(name)) return;
        Children(element, depth);
        text.Append("</").Append(name).Append('>');
        if (AllowedHtml.Blocks.Contains(name)) text.Append('\n');
    }

    private void Heading(IElement element, int depth)
    {
        var (level, id) = headings.Next(element);
        text.Append("<h").Append(level);
        if (id is not null) Attribute("id", id);
        text.Append('>');
        Children(element, depth);
        text.Append("</h").Append(level).Append(">\n");
    }

    private void Link(IElement element, int depth)
    {
        var href = Addresses.Link(element.GetAttribute("href"));
        if (href is null)
        {
            Children(element, depth);   // its words stay
            return;
        }
        text.Append("<a");
        Attribute("href", href);
        if (Addresses.IsExternal(href, own))
        {
            Attribute("rel", "external noopener noreferrer");
            Attribute("class", "external");
        }
        text.Append('>');
        Children(element, depth);
        text.Append("</a>");
    }

    private void Picture(IElement element)
    {
        var (source, words) = (Addresses.Picture(element.GetAttribute("src")), element.GetAttribute("alt")?.Trim());
        if (string.IsNullOrEmpty(words)) return;   // nobody could say what it shows
        if (source is null)
        {
            Encode(words);
            return;
        }
        text.Append("<img");
        Attribute("src", source);
        Attribute("alt", words);
        if (Size().Match(source) is { Success: true } size)   // the room is kept free while it loads
        {
            Attribute("width", size.Groups[1].Value);
            Attribute("height", size.Groups[2].Value);
        }
        Attribute("loading", "lazy");
        text.Append('>');
    }

    /// <summary>A wide table scrolls in its own box, which the keyboard reaches.</summary>
    private void Table(IElement element, int depth)
    {
        text.Append("<div class=\"table-wrap\" tabindex=\"0\"><table class=\"table\">");
        Children(element, depth);
        text.Append("</table></div>\n");
    }

    private void Attribute(string name, string value)
    {
        text.Append(' ').Append(name).Append("=\"");
        Encode(value);
        text.Append('"');
    }

    private void Encode(string value)
    {
        foreach (var c in value)
            switch (c)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case '\'': text.Append("&#39;"); break;
                case '`': text.Append("&#96;"); break;
                case '\0': break;
                default: text.Append(c); break;
            }
    }

    [GeneratedRegex(@"-(\d{1,5})x(\d{1,5})\.[a-z]+$")]
    private static partial Regex Size();
}
