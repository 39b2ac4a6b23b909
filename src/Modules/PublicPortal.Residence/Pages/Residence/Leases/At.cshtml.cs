using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>A landlord enters a lease for the dwelling of a plate or a picked address.</summary>
internal sealed class AtModel(LeaseEntryService service, LeaseService leases, IPersons persons, IPlaces places, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    /// <summary>The scanned plate's token.</summary>
    [BindProperty(SupportsGet = true, Name = "p")] public string? Token { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Tenant { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? Document { get; set; }

    public DwellingInfo Dwelling { get; private set; } = null!;
    public PersonInfo? Known { get; private set; }
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var today = ChinaTime.Today(clock);
        var own = await leases.OwnAsync(CurrentUser.AccountId!.Value, Dwelling.Id, cancel);
        return own.FirstOrDefault(l => l.IsQuestion || l.Covers(today)) is { } lease ? RedirectToPage("Show", new { id = lease.Id }) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var input = new LeaseInput(Code, Token, From, To, Tenant, Name, Document, Number);
        var done = await service.EnterAsync(input, CurrentUser.AccountId!.Value, StartProcess("residence.enter-lease"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = done.Value, done = "entered" });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(Code ?? "", cancel) is not { } dwelling) return false;
        Dwelling = dwelling;
        Known = await persons.OfAccountAsync(CurrentUser.AccountId!.Value, cancel);
        return true;
    }
}
