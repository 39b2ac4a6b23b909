using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// The page is the same for everybody: it is rendered as for a visitor without cookies, kept whole in memory and sent from
/// there. It has no form, sets no cookie, and what it shows is named by tags; who changes that evicts the tags
/// (<see cref="PageEvictions"/>).
/// </summary>
/// <param name="tags">What the page always shows: <c>content.type.notice</c>. More are added while it renders, see <see cref="PublicPageContext"/>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicPageAttribute(params string[] tags) : Attribute
{
    public IReadOnlyList<string> Tags { get; } = tags;

    /// <summary>Parameters of the query that make another page of it; the page sees no others.</summary>
    public string[] Query { get; set; } = [];
}

/// <summary>What a public page says about itself while it renders.</summary>
public static class PublicPageContext
{
    /// <summary>The page shows this too. Nothing happens where the page is not being kept (a preview).</summary>
    public static void TagPage(this HttpContext http, params ReadOnlySpan<string> tags)
    {
        if (http.Features.Get<PageUnderWay>() is not { } page) return;
        foreach (var tag in tags) page.Tags.Add(tag);
    }

    /// <summary>From then on the page would say something else: something begins, ends or is due.</summary>
    public static void PageIsGoodUntil(this HttpContext http, DateTimeOffset moment)
    {
        if (http.Features.Get<PageUnderWay>() is { } page && moment < page.GoodUntil) page.GoodUntil = moment;
    }

    /// <summary>Keeps what an endpoint answers (a feed, a list for search engines) as public pages are kept.</summary>
    public static TBuilder KeepAsPublicPage<TBuilder>(this TBuilder endpoint, PublicPageAttribute page) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(page);
}

/// <summary>Tags of a page that is being rendered, and how long it will be good.</summary>
internal sealed class PageUnderWay
{
    public required HashSet<string> Tags { get; init; }
    public DateTimeOffset GoodUntil { get; set; }
}
