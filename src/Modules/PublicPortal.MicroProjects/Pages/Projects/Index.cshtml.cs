using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.Projects;

/// <summary><c>/projects</c>: what communities have resolved to do; of one community also on its map.</summary>
[PublicPage(ProposalQueries.AllTag, Query = ["community", "p"])]
internal sealed class IndexModel(ProjectQueries projects, ICommunityDirectory communities, CommunityMap map, TimeProvider clock) : PortalPageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true)] public string? Community { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public CommunityPlace? Place { get; private set; }
    public IReadOnlyList<CommunityPlace> Places { get; private set; } = [];
    public IReadOnlyList<ProjectLine> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public MapView? Map { get; private set; }
    public DateOnly Today => ChinaTime.Today(clock);
    public int PageNumber => int.TryParse(P, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Community is { Length: > 0 })
        {
            if (await communities.FindAsync(Community, cancel) is not { } place) return NotFound();
            Place = place;
        }
        Total = await projects.CountAsync(Place?.ScopePath, cancel);
        Lines = await projects.LinesAsync(Place?.ScopePath, (PageNumber - 1) * PageSize, PageSize, cancel);
        if (Place is null) Places = await communities.AllAsync(cancel);
        else Map = await map.DrawAsync(Place.ScopePath, [.. Lines.Select(l => (l.Project.Title, (string?)ProjectNews.PathOf(l.Project.Id), l.Longitude, l.Latitude, l.BuildingId, l.Project.IsLate(Today)))], cancel);
        return Page();
    }
}
