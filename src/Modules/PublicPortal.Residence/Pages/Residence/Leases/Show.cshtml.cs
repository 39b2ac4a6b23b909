using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Undeclared;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>One lease of the landlord's own, and who is declared in the dwelling: masked, and only where somebody vouched for the lease.</summary>
internal sealed class ShowModel(LeaseQueries queries, UndeclaredQueries undeclared, UndeclaredVisits visits, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    public LeaseView View { get; private set; } = null!;
    public DateOnly Today => ChinaTime.Today(clock);

    public string Link(Resident resident) =>
        resident.Question is { } question ? $"/residence/landlord/{question.Id}" : $"/residence/leases/{Id}/residents/{resident.Declaration.Id}";

    /// <summary>Reminders are under way since nobody is declared; the landlord can say that it stands empty.</summary>
    public bool AsksWhetherEmpty { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEmptyAsync(CancellationToken cancel)
    {
        var done = await visits.SayVacantAsync(Id, CurrentUser.AccountId!.Value, StartProcess("residence.say-vacant"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = Id, done = "empty" });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        AsksWhetherEmpty = view.Residents is { Count: 0 } && await undeclared.OpenOfAsync(view.Lease.DwellingId, cancel) is { State: UndeclaredState.Reminded };
        return true;
    }
}
