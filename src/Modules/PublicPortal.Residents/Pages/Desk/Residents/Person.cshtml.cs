using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Desk;

namespace PublicPortal.Residents.Pages.Desk.Residents;

/// <summary><c>/desk/residents/{id}</c></summary>
internal sealed class PersonModel(DeskPersons persons) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Document { get; set; } = DocumentType.ResidentId.Name();

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public Guid LinkId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public PersonCase Case { get; private set; } = null!;

    /// <summary>Only in the answer to the act that showed it; never in an address or after a reload.</summary>
    public FullIdentity? Whole { get; private set; }

    public IEnumerable<SelectListItem> Documents => DocumentTypes.InOrder.Select(t => new SelectListItem(t.Title().ToString(), t.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRevealAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residents.reveal", Reason?.Trim());
        var result = await persons.RevealAsync(Id, process, cancel);
        if (result.IsRefused) return Refused(result);
        if (result.Value is null) return NotFound();
        Whole = result.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostSeenAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var result = await persons.SeenAsync(Id, Document, Number, StartProcess("residents.verify"), cancel);
        return result.IsRefused ? Refused(result) : result.Value ? RedirectToPage(new { Id, done = "seen" }) : NotFound();
    }

    public async Task<IActionResult> OnPostGuardianAsync(CancellationToken cancel) =>
        await persons.ConfirmGuardianAsync(Id, LinkId, StartProcess("residents.confirm-guardian"), cancel) ? RedirectToPage(new { Id, done = "guardian" }) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await persons.FindAsync(Id, cancel) is not { } found) return false;
        Case = found;
        return true;
    }
}
