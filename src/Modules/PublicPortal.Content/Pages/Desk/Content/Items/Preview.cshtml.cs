using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Items;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Items;

/// <summary><c>/desk/content/items/{id}/preview</c>: the draft in a phone's frame.</summary>
internal sealed class PreviewModel(ItemQueries queries) : PortalPageModel
{
    public ItemVersion Item { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } item) return NotFound();
        Item = item;
        return Page();
    }
}
