using PublicPortal.Content.Contracts;
using PublicPortal.Content.Public;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Public;

/// <summary><c>/c</c>: what concerns the whole district, and the way to each community.</summary>
[PublicPage(PageTags.Definitions, PageTags.Communities)]
internal sealed class CommunitiesModel(CommunityPages communities, IContentItems items) : PortalPageModel
{
    public IReadOnlyList<IGrouping<string, CommunityPlace>> Areas { get; private set; } = [];
    public IReadOnlyList<ContentTypeInfo> Columns { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Areas = [.. (await communities.AllAsync(cancel)).GroupBy(c => c.Area)];
        Columns = [.. (await items.TypesAsync(cancel)).Where(t => t.AddressPrefix.Length > 0)];
    }
}
