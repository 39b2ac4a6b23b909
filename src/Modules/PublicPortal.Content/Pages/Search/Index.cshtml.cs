using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Search;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Search;

/// <summary><c>/search?q=路灯</c>: what is published, hits in the title first.</summary>
internal sealed class IndexModel(SiteSearch search, IContentItems items) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Q { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public SearchQuery Query { get; private set; } = new(null);
    public SearchPage Found { get; private set; } = new([], 0);
    public int Number { get; private set; } = 1;
    private Dictionary<string, string> kinds = [];

    /// <summary>As far as the pager goes: nobody reads the five hundredth hit, they ask again.</summary>
    public int Reachable => Math.Min(Found.Total, SiteSearch.PageSize * SiteSearch.MostPages);

    /// <summary>What such things are called.</summary>
    public string NameOf(string kind) => kinds.TryGetValue(kind, out var name) ? name : kind;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Query = new SearchQuery(Q);
        Number = int.TryParse(P, out var page) ? Math.Clamp(page, 1, SiteSearch.MostPages) : 1;
        Found = await search.FindAsync(Query, page: Number, cancel: cancel);
        if (Found.Hits.Count > 0) kinds = (await items.TypesAsync(cancel)).ToDictionary(t => t.Name, t => t.Title.ToString());
    }
}
