using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residents.Organisations;

namespace PublicPortal.Residents.Pages.Desk.Residents.Organisations;

/// <summary>One organisation: a clerk sees the papers and confirms it with its first agent.</summary>
internal sealed class CaseModel(OrganisationQueries queries, OrganisationService service) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public string? Act { get; set; }
    public OrganisationCase Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();   // the place is checked here
        var done = await service.DecideAsync(Id, Act == "confirm", Evidence, CurrentUser.AccountId!.Value, StartProcess("residents.decide-organisation"), cancel);
        return done.IsOk ? RedirectToPage(new { Id }) : Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.CaseAsync(Id, cancel) is not { } found) return false;
        Case = found;
        return true;
    }
}
