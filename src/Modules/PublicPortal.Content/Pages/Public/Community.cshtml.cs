using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Public;

/// <summary><c>/c/{community}</c>, 社区家园: what modules show here, what is new for this place, what the community says about itself.</summary>
[PublicPage(PageTags.Definitions, PageTags.Communities)]
internal sealed class CommunityModel(CommunityPages communities, CommunityBlocks slots, IContentItems items, Menus menus, BodyRenderer bodies, PublicAddress own) : PortalPageModel
{
    private const int Shown = 8;

    [BindProperty(SupportsGet = true)] public string? Community { get; set; }

    public CommunityPlace Place { get; private set; } = null!;
    public ItemView? Home { get; private set; }
    public IReadOnlyList<(PublishedItem Item, ContentTypeInfo Type)> News { get; private set; } = [];
    public IReadOnlyList<ShownMenu> Menus { get; private set; } = [];
    public IReadOnlyList<CommunityBlock> Before { get; private set; } = [];
    public IReadOnlyList<CommunityBlock> After { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await communities.FindAsync(Community ?? "", cancel) is not { } place) return NotFound();
        Place = place;
        var types = await HttpContext.TypesAsync(items, cancel);
        var listed = communities.Listed(types).ToDictionary(t => t.Name);
        var tags = new List<string>([PageTags.Type(CommunityPages.HomeType), .. listed.Keys.Select(PageTags.Type)]);
        if (listed.Count > 0)
            News = [.. (await items.ListAsync(new ContentQuery([.. listed.Keys], place.ScopePath, Take: Shown), cancel)).Where(i => i.Address is not null).Select(i => (i, listed[i.ContentType]))];
        if ((await items.ListAsync(new ContentQuery([CommunityPages.HomeType], place.ScopePath, OwnOnly: true, Take: 1), cancel)).FirstOrDefault() is { } home)
            Home = ItemView.Of(home, types.FirstOrDefault(t => t.Name == CommunityPages.HomeType), bodies, own.Uri);
        Menus = await menus.OfAsync(place.ScopePath, cancel);
        tags.Add(PageTags.Menus);
        var blocks = await slots.OfAsync(place, tags, cancel);
        (Before, After) = (blocks.Before, blocks.After);
        HttpContext.TagPage([.. tags]);
        return Page();
    }
}
