using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.DeclareFor;

/// <summary>A landlord (<c>landlord</c>) or an organisation's agent (its id) declares one person.</summary>
internal sealed class OneModel(DeclareForForms forms, DeclarableDwellings dwellings, IOrganisations organisations) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public bool Done { get; set; }
    [BindProperty] public string? Dwelling { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; } = DocumentType.ResidentId.Name();
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    [BindProperty] public string? Phone { get; set; }

    private Declarant By { get; set; } = null!;
    public string Capacity { get; private set; } = "";
    public bool IsLandlord => By.Kind == DeclarantKind.Landlord;
    public string BackTo => IsLandlord ? "/residence/landlord" : $"/my/organisations/{By.OrganisationId}";
    public string ListPath => IsLandlord ? "/residence/declared" : $"/residence/declared?organisation={By.OrganisationId}";
    public IReadOnlyList<DwellingInfo> Dwellings { get; private set; } = [];
    public IEnumerable<SelectListItem> DwellingItems => Dwellings.Select(d => new SelectListItem(d.Address, d.Code));
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        MoveIn = forms.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await forms.OneAsync(By, new DeclaredPerson(Name, Document, Number, Phone, MoveIn), Dwelling, StartProcess("residence.declare-for"), cancel);
        return done.IsOk ? RedirectToPage(new { Who, done = true }) : Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var account = CurrentUser.AccountId!.Value;
        if (Who == "landlord")
        {
            By = new Declarant(DeclarantKind.Landlord, account);
            Capacity = new LocalizedText("您以房东的身份，替住进来的租客申报。", "You declare as the landlord, for a tenant.").ToString();
        }
        else
        {
            if (!Guid.TryParse(Who, out var id) || await organisations.AgencyAsync(id, account, cancel) is not { } agency || !agency.May(AgentPowers.Declare)) return false;
            By = new Declarant(DeclarantKind.Organisation, account, id);
            Capacity = new LocalizedText($"您代表{agency.Organisation.Name}申报。", $"You declare for {agency.Organisation.Name}.").ToString();
        }
        Dwellings = await dwellings.OfAsync(By, cancel);
        return true;
    }
}
