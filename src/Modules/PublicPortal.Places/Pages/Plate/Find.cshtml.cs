using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Pages.Plate;

/// <summary>按地址查找: community, then building, then the door. Plain links and selects, no script needed.</summary>
internal sealed class FindModel(FindQueries find) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Community { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Building { get; set; }

    /// <summary>Part of the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];

    /// <summary>The same as plain links, for whom a long list to choose from is difficult; narrowed by part of the name.</summary>
    public IReadOnlyList<Choice> BuildingChoices { get; private set; } = [];
    public IReadOnlyList<FoundDwelling> Found { get; private set; } = [];
    public bool Searched { get; private set; }
    public bool More => Found.Count > FindQueries.Most;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var groups = new Dictionary<string, SelectListGroup>();
        Communities = [.. (await find.CommunitiesAsync(cancel)).Select(c => new SelectListItem(c.Name, c.Code, c.Code == Community) { Group = GroupOf(c.ParentName) })];
        if (!Communities.Any(c => c.Selected)) Community = null;
        if (Community is not null)
        {
            BuildingChoices = await find.BuildingsAsync(Community, cancel);
            Buildings = [.. BuildingChoices.Select(b => new SelectListItem(b.Name, b.Code, b.Code == Building))];
        }
        if (!Buildings.Any(b => b.Selected)) Building = null;
        var words = SearchText.Words(Q);
        Searched = words.Count > 0 || Building is not null || (Community is not null && Buildings.Count == 0);
        if (Searched) Found = await find.DwellingsAsync(Community, Building, Q, cancel);

        SelectListGroup GroupOf(string street)
        {
            if (!groups.TryGetValue(street, out var group)) groups[street] = group = new SelectListGroup { Name = street };
            return group;
        }
    }
}
