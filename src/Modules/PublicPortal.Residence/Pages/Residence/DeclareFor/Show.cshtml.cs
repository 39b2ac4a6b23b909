using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.Residence.DeclareFor;

/// <summary>One person whom the account declared: what was typed, and what the declarant may still do.</summary>
internal sealed class ShowModel(DeclaredService declared, ChangeService change, DeclarableDwellings dwellings, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? MoveOut { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    [BindProperty] public string? ChangeDay { get; set; }
    [BindProperty] public string? Dwelling { get; set; }
    public DeclaredLine Line { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    private Guid Account => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        MoveOut = ChangeDay = ChinaTime.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        MoveIn = Line.Declaration.MoveInDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancel) => ActAsync("residence.end-declared", p => declared.EndAsync(Id, Account, MoveOut, p, cancel), cancel);
    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel) => ActAsync("residence.correct", p => declared.CorrectAsync(Id, Account, MoveIn, p, cancel), cancel);
    public Task<IActionResult> OnPostStillAsync(CancellationToken cancel) => ActAsync("residence.still-here", p => declared.StillAsync(Id, Account, p, cancel), cancel);

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancel)
    {
        var done = await change.DeclaredAsync(Id, Account, Dwelling, ChangeDay, StartProcess("residence.change"), cancel);
        if (done.IsOk) return RedirectToPage(new { id = done.Value });
        return await LoadAsync(cancel) ? Refused(Result.Refuse([.. done.Refusals.Select(r => r.Field == "MoveIn" ? r.At("ChangeDay") : r)])) : NotFound();
    }

    private async Task<IActionResult> ActAsync(string type, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var done = await act(StartProcess(type));
        if (done.IsOk) return RedirectToPage(new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await declared.FindAsync(Id, Account, cancel) is not { } line) return false;
        Line = line;
        var d = line.Declaration;
        if (d is { IsWithOther: true, State: DeclarationState.Accepted, DeclaredBy: DeclarantKind.Landlord or DeclarantKind.Organisation })
            Others = [.. (await dwellings.OfAsync(new Declarant(d.DeclaredBy, Account, d.OrganisationId), cancel)).Where(x => x.Id != d.DwellingId).Select(x => new SelectListItem(x.Address, x.Code))];
        return true;
    }
}
