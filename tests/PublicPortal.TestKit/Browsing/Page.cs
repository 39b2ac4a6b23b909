using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PublicPortal.TestKit.Browsing;

/// <summary>What the browser shows.</summary>
/// <param name="Address">After redirects.</param>
/// <param name="Text">The answer as it came: markup, JSON, anything.</param>
/// <param name="Redirects">The local addresses that led here; a redirect to another host ends the way and is the last.</param>
public sealed record Page(
    PortalBrowser Browser, HttpStatusCode Status, Uri Address, IHtmlDocument Document, string Text, IReadOnlyList<string> Redirects, HttpResponseHeaders Headers)
{
    /// <summary>Path and query of <see cref="Address"/>.</summary>
    public string Path => Address.PathAndQuery;

    /// <summary>What the first element says, blanks collapsed; fails when there is none.</summary>
    public string TextOf(string selector) => Words(Document.QuerySelector(selector) ?? throw Missing(selector));

    /// <summary>What all such elements say.</summary>
    public IReadOnlyList<string> TextsOf(string selector) => [.. Document.QuerySelectorAll(selector).Select(Words)];

    /// <summary>The form to fill; without a selector there must be exactly one that posts.</summary>
    public PageForm Form(string? selector = null)
    {
        var forms = Document.QuerySelectorAll<IHtmlFormElement>(selector ?? "form[method=post i]").ToList();
        return forms.Count == 1 || (selector is not null && forms.Count > 1) ? new PageForm(this, forms[0])
            : throw new InvalidOperationException($"{Path} ({(int)Status}) has {forms.Count} forms '{selector ?? "that post"}'.");
    }

    /// <summary>Follows the link.</summary>
    public Task<Page> FollowAsync(string selector) =>
        Browser.GetAsync(new Uri(Address, (Document.QuerySelector(selector) ?? throw Missing(selector)).GetAttribute("href")).PathAndQuery);

    public override string ToString() => $"{(int)Status} {Path}";

    private InvalidOperationException Missing(string selector) => new($"{Path} ({(int)Status}) has no '{selector}'.");

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
