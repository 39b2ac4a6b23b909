using PublicPortal.Content.Contracts;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Public;

/// <summary><c>/c</c>: what concerns the whole district, and the way to each community.</summary>
[PublicPage(PageTags.Definitions, PageTags.Communities)]
internal sealed class CommunitiesModel(CommunityPages communities, IContentItems items, Menus menus) : PortalPageModel
{
    public IReadOnlyList<IGrouping<string, CommunityPlace>> Areas { get; private set; } = [];
    public IReadOnlyList<ContentTypeInfo> Columns { get; private set; } = [];

    public IReadOnlyList<ShownMenu> Menus { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        HttpContext.TagPage(PageTags.Menus);
        Menus = await menus.OfAsync("", cancel);
        Areas = [.. (await communities.AllAsync(cancel)).GroupBy(c => c.Area)];
        Columns = [.. communities.Listed(await HttpContext.TypesAsync(items, cancel))];
    }
}
