using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// Twice in the pipeline. In front of everything it sends what is kept. Behind the routing, where the page is known, one
/// request renders what is missing and all others that want the same wait for it.
/// </summary>
internal sealed class PublicPagesMiddleware(PublicPageCache cache, PageRenderer renderer)
{
    private readonly ConcurrentDictionary<(PageKey Page, long Moment), Lazy<Task<KeptPage>>> underWay = new();

    public Task InFront(HttpContext http, RequestDelegate next) =>
        IsRead(http.Request) && !cache.IsOff && cache.Find(PageKey.Of(http.Request)) is { } page ? page.SendAsync(http) : next(http);

    public async Task BehindRouting(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<PageUnderWay>() is not null || !IsRead(http.Request) || http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not { } declared)
        {
            await next(http);
            return;
        }
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            throw new InvalidOperationException($"'{endpoint.DisplayName}' is kept as a public page but is not open to everybody.");
        if (PageKey.Canonical(http.Request, declared, PageLook.Of(http.Request)) is not { } key)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var page = cache.IsOff ? await renderer.RenderAsync(next, http, key, declared) : cache.Find(key) ?? await RenderOnceAsync(http, next, key, declared);
        await page.SendAsync(http);
    }

    /// <summary>
    /// The number of the latest eviction is part of the key: who asks after a commit never gets what was begun before it. Nobody
    /// owns the rendering: whoever hangs up, the first asker too, is let go, and the page is kept all the same.
    /// </summary>
    private Task<KeptPage> RenderOnceAsync(HttpContext http, RequestDelegate next, PageKey key, PublicPageAttribute declared)
    {
        var moment = cache.Moment;
        return underWay.GetOrAdd((key, moment), _ => new Lazy<Task<KeptPage>>(RenderAndKeepAsync)).Value.WaitAsync(http.RequestAborted);

        async Task<KeptPage> RenderAndKeepAsync()
        {
            try
            {
                var page = await renderer.RenderAsync(next, http, key, declared);
                cache.Add(key, page, moment);
                return page;
            }
            finally { underWay.TryRemove((key, moment), out _); }
        }
    }

    private static bool IsRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}
