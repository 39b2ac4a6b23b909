using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>A household on one form, or one relative without a phone.</summary>
internal sealed class FamilyModel(
    DeclareForForms forms, DeclarationQueries queries, IPlaces places, IProcessingNotices notices, IOptions<ResidenceOptions> options) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public string? Token { get; set; }
    [BindProperty] public bool WithMe { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    [BindProperty] public string? Phone { get; set; }
    [BindProperty] public List<string?> Names { get; set; } = [];
    [BindProperty] public List<string?> Documents { get; set; } = [];
    [BindProperty] public List<string?> Numbers { get; set; } = [];
    [BindProperty] public List<int> Children { get; set; } = [];

    public DwellingInfo Dwelling { get; private set; } = null!;
    public bool IsHereAlready { get; private set; }
    public ProcessingNotice Notice => notices.Find("residence");
    public IEnumerable<SelectListItem> DocumentItems => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        MoveIn = forms.Today;
        WithMe = !IsHereAlready;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var most = options.Value.MostOnOneForm;
        var rows = Enumerable.Range(0, Math.Min(Names.Count, most))
            .Select(i => new HouseholdRow(Names[i], Documents.ElementAtOrDefault(i), Numbers.ElementAtOrDefault(i), Children.Contains(i))).ToList();
        var process = StartProcess("residence.declare-household");
        var done = await forms.HouseholdAsync(CurrentUser.AccountId!.Value, Code, Token, rows, WithMe, MoveIn, Phone, process, cancel);
        if (done.IsOk)
        {
            await notices.TellAsync(CurrentUser.AccountId!.Value, "residence", cancel);
            return RedirectToPage("/Residence/DeclareFor/List", new { done = done.Value });
        }
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(Code ?? "", cancel) is not { } dwelling) return false;
        Dwelling = dwelling;
        IsHereAlready = (await queries.OfAccountAsync(CurrentUser.AccountId!.Value, cancel)).Any(l => l.Declaration.IsOpen && l.Declaration.DwellingId == dwelling.Id && !l.Declaration.IsWithOther);
        while (Names.Count < options.Value.MostOnOneForm) Names.Add(null);
        while (Documents.Count < Names.Count) Documents.Add(DocumentType.ResidentId.Name());
        while (Numbers.Count < Names.Count) Numbers.Add(null);
        return true;
    }
}
