using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>Somebody declared in the landlord's dwelling about whom nobody asked, since a lease was on record: the landlord may object.</summary>
internal sealed class ResidentModel(ObjectionService objections, LeaseService leases, LandlordView view) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "declaration")] public Guid DeclarationId { get; set; }
    [BindProperty(SupportsGet = true)] public string? No { get; set; }

    public ResidenceDeclaration Declaration { get; private set; } = null!;
    public DwellingInfo Dwelling { get; private set; } = null!;
    public PersonInfo Person { get; private set; } = null!;
    public bool Objecting => No == "1";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await objections.ObjectAsync(DeclarationId, CurrentUser.AccountId!.Value, StartProcess("residence.landlord-object"), cancel);
        return done.IsOk ? RedirectToPage("/Residence/Landlord/Answer", new { id = done.Value }) : Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        if (await leases.FindOwnAsync(Id, account, cancel) is not { } lease || await objections.OwnResidentAsync(DeclarationId, account, cancel) is not { } declaration || declaration.DwellingId != lease.DwellingId) return false;
        (Dwelling, Person, Declaration) = await view.OfAsync(lease.DwellingId, DeclarationId, cancel);
        return true;
    }
}
