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

    /// <summary>
    /// What the page is made of and what changes by publishing alone: types, menus, a worked-out body. Made by the first page
    /// that asks, kept for the next ones until one of its tags is evicted. Outside of pages that are rendered for all (a
    /// preview, the desk, an act that publishes) it is made each time, so nobody sees but what the database has.
    /// </summary>
    /// <param name="name">Tells it apart; with all that it depends on besides the tags: the version, the language.</param>
    /// <param name="tags">What evicts it, and the page with it.</param>
    /// <param name="make">May add tags.</param>
    /// <param name="size">Its size in bytes, roughly.</param>
    public static ValueTask<T> PagePartAsync<T>(this HttpContext http, string name, IEnumerable<string> tags, Func<ICollection<string>, Task<T>> make, Func<T, int>? size = null) where T : class
    {
        if (http.Features.Get<PageUnderWay>() is not { } page) return new ValueTask<T>(make([]));
        if (page.Cache.FindPart(name) is not { Value: T kept } part) return MakeAsync(page, name, [.. tags], make, size);
        page.Tags.UnionWith(part.Tags);
        http.PageIsGoodUntil(part.GoodUntil);
        return ValueTask.FromResult(kept);

        static async ValueTask<T> MakeAsync(PageUnderWay page, string name, HashSet<string> tags, Func<ICollection<string>, Task<T>> make, Func<T, int>? size)
        {
            var made = await make(tags);
            page.Tags.UnionWith(tags);
            page.Cache.AddPart(name, made, tags, OverheadOfPart + (size?.Invoke(made) ?? 0), page.Moment);
            return made;
        }
    }

    private const int OverheadOfPart = 1024;

    /// <summary>Keeps what an endpoint answers (a feed, a list for search engines) as public pages are kept.</summary>
    public static TBuilder KeepAsPublicPage<TBuilder>(this TBuilder endpoint, PublicPageAttribute page) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(page);
}

/// <summary>Tags of a page that is being rendered, and how long it will be good.</summary>
internal sealed class PageUnderWay
{
    public required HashSet<string> Tags { get; init; }
    public required PublicPageCache Cache { get; init; }

    /// <summary>The number of the latest eviction before anything was read: what is made of something older than the next one is not kept.</summary>
    public required long Moment { get; init; }
    public DateTimeOffset GoodUntil { get; set; }
}
