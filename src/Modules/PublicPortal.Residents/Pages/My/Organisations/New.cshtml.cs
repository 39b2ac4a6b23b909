using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.My.Organisations;

/// <summary>The first agent registers the organisation.</summary>
internal sealed class NewModel(OrganisationService service, IPlaces places) : PortalPageModel
{
    [BindProperty] public string? CreditCode { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Community { get; set; }
    [BindProperty] public bool Terms { get; set; }

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];
    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<OrganisationKind>().Select(k => new SelectListItem(k.Title().ToString(), k.ToString()));

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("residents.register-organisation");
        var done = await service.RegisterAsync(new OrganisationInput(CreditCode, Name, Kind, Community, Terms), CurrentUser.AccountId!.Value, process, cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = done.Value });
        await LoadAsync(cancel);
        return Refused(done);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var streets = (await places.PlacesAsync(PlaceLevel.Street, "", cancel)).ToDictionary(s => s.Id, s => s.Name);
        Communities =
        [
            .. (await places.PlacesAsync(PlaceLevel.Community, "", cancel))
                .Select(c => new SelectListItem($"{streets.GetValueOrDefault(c.ParentId ?? default)} · {c.Name}", c.Id.ToString())).OrderBy(i => i.Text, StringComparer.Ordinal),
        ];
    }
}
