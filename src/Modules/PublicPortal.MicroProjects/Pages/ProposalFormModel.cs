using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages;

/// <summary>The fields of a proposal, the same wherever one is written: by a resident, again later, or by a clerk.</summary>
internal abstract class ProposalFormModel : PortalPageModel
{
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Need { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Field { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Building { get; set; }
    [BindProperty] public string? Longitude { get; set; }
    [BindProperty] public string? Latitude { get; set; }
    [BindProperty] public string? Guess { get; set; }

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Buildings { get; private set; } = [];
    public string? Outlines { get; private set; }
    public string? LimitWords { get; private set; }

    public DraftContent Typed => new() { Title = Title, Need = Need, Kind = Kind, Field = Field, Place = Place, Building = Building, Longitude = Longitude, Latitude = Latitude, Guess = Guess };

    protected void Fill(DraftContent c) =>
        (Title, Need, Kind, Field, Place, Building, Longitude, Latitude, Guess) = (c.Title, c.Need, c.Kind, c.Field, c.Place, c.Building, c.Longitude, c.Latitude, c.Guess);

    /// <summary>What may be chosen in the round.</summary>
    protected async Task LoadFormAsync(Round round, Spots spots, CancellationToken cancel)
    {
        var rules = RuleSet.Parse(round.RulesText!);
        Kinds = [.. rules.Kinds.Select(k => new SelectListItem(k.Kind.Title().ToString(), k.Kind.ToString()) { Group = new SelectListGroup { Name = k.Kind.Hint().ToString() } })];
        Fields = [.. rules.Fields.Select(f => new SelectListItem(f.Hint is { } hint ? $"{f.Title}（{hint}）" : f.Title.ToString(), f.Code))];
        Buildings = [.. (await spots.BuildingsAsync(round.ScopePath, cancel)).Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        Outlines = (await spots.OutlinesAsync(round.ScopePath, cancel)).Count == 0 ? null : ProposalEndpoints.OutlinesPath(round.CommunityCode);
        LimitWords = string.Join(Hosting.Pages.Text.T("；", "; "), rules.Kinds.Where(k => k.Limit is not null).Select(k => k.Text.ToString()));
    }
}
