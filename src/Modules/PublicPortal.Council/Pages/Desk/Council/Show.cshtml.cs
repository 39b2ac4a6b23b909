using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Meetings;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/{id}</c>: one council: what to do next, its meetings, matters that wait; a new meeting.</summary>
internal sealed class ShowModel(DeskCouncil desk, AgendaService agenda, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Date { get; set; }
    [BindProperty] public string? Time { get; set; }
    [BindProperty] public string? Place { get; set; }

    public CouncilCase Case { get; private set; } = null!;
    public bool MayPlan => CurrentUser.Has(CouncilPermissions.Meetings, Case.Council.ScopePath);

    /// <summary>The earliest day of a meeting announced today.</summary>
    public DateOnly Earliest => ChinaTime.Today(clock).AddDays(Case.Rules?.NoticeDays ?? 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var planned = await agenda.PlanAsync(Id, new MeetingInput(Title, Date, Time, Place), StartProcess("council.plan-meeting"), cancel);
        if (planned.IsOk) return RedirectToPage("/Desk/Council/Meeting", new { id = planned.Value });
        return await LoadAsync(cancel) ? Refused(planned) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } found) return false;
        Case = found;
        return true;
    }
}
