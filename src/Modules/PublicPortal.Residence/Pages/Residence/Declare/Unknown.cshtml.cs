using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>An address that is in no register: written down, looked at on the spot.</summary>
internal sealed class UnknownModel(IPlaces places, DraftService drafts) : PortalPageModel
{
    [BindProperty] public string? Community { get; set; }
    [BindProperty] public string? Address { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; }
    [BindProperty] public string? Number { get; set; }

    public IReadOnlyList<SelectListItem> Communities { get; private set; } = [];
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        StartProcess("residence.start");
        var started = await drafts.StartUnknownAsync(CurrentUser.AccountId!.Value, Guid.TryParse(Community, out var id) ? id : null, Address,
            new DraftInput("", null, Name, Document, Number), cancel);
        if (started.IsOk) return RedirectToPage("Check", new { id = started.Value });
        await LoadAsync(cancel);
        return Refused(started);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        var streets = (await places.PlacesAsync(PlaceLevel.Street, "", cancel)).ToDictionary(s => s.Id, s => s.Name);
        Communities =
        [
            new SelectListItem(Hosting.Pages.Text.T("请选择", "Please choose"), ""),
            .. (await places.PlacesAsync(PlaceLevel.Community, "", cancel))
                .Select(c => new SelectListItem($"{streets.GetValueOrDefault(c.ParentId ?? default)} · {c.Name}", c.Id.ToString())).OrderBy(i => i.Text, StringComparer.Ordinal),
        ];
    }
}
