using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Desk.Residence.Counter;

/// <summary>A clerk declares for somebody without a phone.</summary>
internal sealed class IndexModel(DeclareForForms forms, IPlaces places, UnitOfWork work) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Dwelling { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; } = DocumentType.ResidentId.Name();
    [BindProperty] public string? Number { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public bool SawPerson { get; set; }
    [BindProperty] public bool SawPapers { get; set; }

    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public void OnGet() => MoveIn = forms.Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var code = new string([.. (Dwelling ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        if (await places.FindDwellingAsync(code, cancel) is not { } dwelling || !CurrentUser.Has(ResidencePermissions.DeclareFor, dwelling.ScopePath))
            return Refused(Result.Refuse(DeclarationRefusals.DwellingUnknown.At("Dwelling")));   // out of the place is as good as none
        var process = work.Start("residence.declare-at-counter", CurrentUser.AccountId, Channel.Window);
        var done = await forms.CounterAsync(CurrentUser.AccountId!.Value, new DeclaredPerson(Name, Document, Number, Phone, MoveIn), dwelling, SawPerson, SawPapers, process, cancel);
        return done.IsOk ? RedirectToPage(new { done = done.Value.CaseNumber }) : Refused(done);
    }
}
