using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>Step 1: two items, or none for someone the portal knows.</summary>
internal sealed class IndexModel(IPlaces places, IPersons persons, DraftService drafts, DeclarationQueries queries, IProcessingNotices notices) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    /// <summary>The token of the scanned plate.</summary>
    [BindProperty(SupportsGet = true, Name = "p")] public string? Token { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Document { get; set; }
    [BindProperty] public string? Number { get; set; }

    public DwellingInfo Dwelling { get; private set; } = null!;

    /// <summary>The account's own known identity: then nothing is typed.</summary>
    public PersonInfo? Known { get; private set; }
    public ProcessingNotice Notice => notices.Find("residence");
    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (await OpenHereAsync(cancel) is { } open) return RedirectToPage("/My/Residence/Show", new { id = open, p = Token });
        if (Known is null && await drafts.NewestAsync(CurrentUser.AccountId!.Value, Dwelling.Id, cancel) is { } draft && drafts.Content(draft) is { } typed)
            (Name, Document, Number) = (typed.Name, typed.DocumentType, typed.Number);   // one's own form, left halfway
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        StartProcess("residence.start");
        var account = CurrentUser.AccountId!.Value;
        var started = await persons.OfAccountAsync(account, cancel) is not null && string.IsNullOrEmpty(Number)
            ? await drafts.StartKnownAsync(account, Code ?? "", Token, cancel)
            : await drafts.StartAsync(account, new DraftInput(Code ?? "", Token, Name, Document, Number), cancel);
        if (started.IsOk)
        {
            await notices.TellAsync(account, "residence", cancel);
            return RedirectToPage("Check", new { id = started.Value });
        }
        if (!await LoadAsync(cancel)) return NotFound();
        return Refused(started);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(Code ?? "", cancel) is not { } dwelling) return false;
        Dwelling = dwelling;
        Known = await persons.OfAccountAsync(CurrentUser.AccountId!.Value, cancel);
        return true;
    }

    /// <summary>Scanning one's own plate again leads to what was declared.</summary>
    private async Task<Guid?> OpenHereAsync(CancellationToken cancel) =>
        (await queries.OfAccountAsync(CurrentUser.AccountId!.Value, cancel)).FirstOrDefault(l => l.Declaration.IsOpen && l.Declaration.DwellingId == Dwelling.Id)?.Declaration.Id;
}
