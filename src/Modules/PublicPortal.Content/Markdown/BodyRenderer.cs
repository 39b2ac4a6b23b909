using System.Collections.Concurrent;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Content.Markdown;

/// <summary>
/// Bodies of items as pages show them. Markdown knows no markup of its own here, and whatever it makes goes through the same
/// writer as HTML: one gate for both.
/// </summary>
internal sealed class BodyRenderer(PublicAddress address)
{
    private const int Most = 16 * 1024 * 1024;
    internal static readonly MarkdownPipeline Reading = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();
    private static readonly HtmlParser Parser = new();

    private readonly ConcurrentDictionary<string, SafeHtml> rendered = new(StringComparer.Ordinal);
    private long kept;

    /// <summary>Markdown; the same text is rendered once.</summary>
    public SafeHtml Markdown(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return SafeHtml.Empty;
        if (rendered.TryGetValue(text, out var known)) return known;
        var made = Write(Markdig.Markdown.ToHtml(text, Reading));
        if (Interlocked.Add(ref kept, 2L * (text.Length + made.Length)) > Most)
        {
            rendered.Clear();
            Interlocked.Exchange(ref kept, 0);
        }
        rendered[text] = made;
        return made;
    }

    /// <summary>HTML of whatever origin.</summary>
    public SafeHtml Html(string? markup) => string.IsNullOrWhiteSpace(markup) ? SafeHtml.Empty : Write(markup);

    /// <summary>The words alone, for search and feeds.</summary>
    public static string Words(string markup)
    {
        var body = Parse(markup);
        foreach (var unseen in body.QuerySelectorAll(string.Join(',', AllowedHtml.DroppedWhole)).ToList()) unseen.Remove();
        return string.Join(' ', body.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static string WordsOfMarkdown(string? text) => string.IsNullOrWhiteSpace(text) ? "" : Words(Markdig.Markdown.ToHtml(text, Reading));

    internal static AngleSharp.Dom.IElement Parse(string markup) => Parser.ParseDocument("<!DOCTYPE html><html><body>" + markup).Body!;

    private SafeHtml Write(string markup) => new HtmlWriter(address.Uri).Write(Parse(markup));
}
