using Microsoft.AspNetCore.Http;
using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.Content.Public;

internal static class KeptTypes
{
    /// <summary>The types as pages name them: read once for all public pages, and again after one was changed.</summary>
    public static ValueTask<IReadOnlyList<ContentTypeInfo>> TypesAsync(this HttpContext http, IContentItems items, CancellationToken cancel) =>
        http.PagePartAsync("content:types", [PageTags.Definitions], _ => items.TypesAsync(cancel));
}
