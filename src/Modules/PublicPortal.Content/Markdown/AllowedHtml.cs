namespace PublicPortal.Content.Markdown;

/// <summary>What bodies may consist of. All else is dropped: the element, or the element with what is in it.</summary>
internal static class AllowedHtml
{
    public static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark",
        "blockquote", "q", "cite", "code", "pre", "kbd", "abbr", "ul", "ol", "li", "dl", "dt", "dd",
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "a", "img", "figure", "figcaption",
    };

    /// <summary>Their content is no text for people, or would be read by other rules.</summary>
    public static readonly HashSet<string> DroppedWhole = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "svg", "math", "noscript", "noembed", "noframes",
        "xmp", "plaintext", "listing", "textarea", "select", "option", "input", "button", "title", "head", "meta", "link", "base", "audio", "video", "source", "track",
        "canvas", "dialog", "datalist", "output", "portal", "slot", "xml", "param", "map", "area", "image", "isindex", "keygen",
    };

    public static readonly HashSet<string> Void = new(StringComparer.Ordinal) { "br", "hr", "img" };

    /// <summary>Around them a line break; everything else stands in the line.</summary>
    public static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "figure", "figcaption",
        "div", "section", "article", "header", "footer", "main", "aside", "address", "center", "body",
    };

    /// <summary>Plain attributes by element; addresses have rules of their own.</summary>
    public static bool Takes(string element, string attribute, string value) => (element, attribute) switch
    {
        ("td" or "th", "colspan" or "rowspan") => int.TryParse(value, out var cells) && cells is > 1 and <= 100,
        ("th", "scope") => value is "row" or "col",
        ("ol", "start") => int.TryParse(value, out var start) && start is > 0 and < 10_000,
        ("abbr", "title") => value.Length is > 0 and <= 200,
        _ => false,
    };
}
