using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Items;

/// <summary><c>/desk/content/items/{id}/preview/phone</c>: the draft on the page that readers get, drawn by the same partial.</summary>
internal sealed class PreviewPhoneModel(ItemQueries queries, IContentItems items, CommunityPages communities, BodyRenderer bodies, PublicAddress own, TimeProvider clock) : PortalPageModel
{
    public ItemPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } draft) return NotFound();
        var type = (await items.TypesAsync(cancel)).FirstOrDefault(t => t.Name == draft.ContentType);
        var item = new PublishedItem(draft.ContentItemId, draft.ContentItemVersionId, draft.ContentType, draft.DisplayText, draft.Address, draft.ScopePath,
            draft.PublishedUtc ?? clock.GetUtcNow(), draft.ModifiedUtc, draft.Author, draft.Content);
        Shown = await ItemPages.OfAsync(ItemView.Of(item, type, bodies, own.Uri), items, communities, cancel);
        // The frame beside the form is this site's own; nobody else may frame it.
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return Page();
    }
}
