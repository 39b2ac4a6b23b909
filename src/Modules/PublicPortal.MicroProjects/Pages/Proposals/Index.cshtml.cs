using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.Proposals;

/// <summary>The public list, kept in memory: texts are evicted when they change, counts of endorsements are some seconds old at most.</summary>
[PublicPage(ProposalQueries.AllTag, Query = ["community", "part", "p"])]
internal sealed class IndexModel(ProposalLists lists, RoundQueries rounds, ICommunityDirectory communities, IOptions<MicroProjectsOptions> options, TimeProvider clock) : PortalPageModel
{
    public static readonly IReadOnlyList<(ListPart, LocalizedText)> Parts =
    [
        (ListPart.All, new("全部", "All")), (ListPart.Open, new("征集附议", "Collecting")), (ListPart.Consulting, new("商议和答复", "Consulted")), (ListPart.Council, new("议事会", "Council")), (ListPart.Ended, new("已结束", "Ended")),
    ];

    [BindProperty(SupportsGet = true, Name = "community")] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public string? Part { get; set; }
    [BindProperty(SupportsGet = true)] public string? P { get; set; }

    public CommunityPlace? Community { get; private set; }
    public IReadOnlyList<CommunityPlace> Communities { get; private set; } = [];
    public Round? Round { get; private set; }
    public ListPart Chosen { get; private set; }
    public ProposalListPage List { get; private set; } = default!;
    public IReadOnlyList<(Guid Id, string Title, double Longitude, double Latitude)>? Points { get; private set; }
    public int PageNumber => int.TryParse(P, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000 ? page : 1;

    public string PointsJson => JsonSerializer.Serialize(Points!.Select(p => new { href = ProposalShelf.Path(p.Id), title = p.Title, at = new[] { p.Latitude, p.Longitude } }));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(Code) && (Code.Length > 40 || (Community = await communities.FindAsync(Code, cancel)) is null)) return NotFound();
        Chosen = Enum.TryParse<ListPart>(Part, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : ListPart.All;
        List = await lists.PageAsync(Community, null, Chosen, PageNumber, cancel);
        var now = clock.GetUtcNow();
        if (Community is { } place)
        {
            Points = await lists.PointsAsync(place.ScopePath, cancel);
            Round = (await rounds.OfCommunityAsync(place.ScopePath, 1, cancel)).FirstOrDefault(r => r.TakesProposals(ChinaTime.Date(now)));
        }
        else Communities = await communities.AllAsync(cancel);
        HttpContext.PageIsGoodUntil(now.AddSeconds(options.Value.CountsAgeSeconds));
        HttpContext.PageIsGoodUntil(ChinaTime.StartOf(ChinaTime.Date(now).AddDays(1)));   // a round ends with its day
        return Page();
    }
}
