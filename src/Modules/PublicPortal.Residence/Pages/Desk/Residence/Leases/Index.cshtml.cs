using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Pages.Desk.Residence.Leases;

/// <summary>Leases that landlords entered: the list, and the one that is open.</summary>
internal sealed class IndexModel(LeaseDesk desk, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid? Id { get; set; }
    [BindProperty] public string? Act { get; set; }
    [BindProperty] public string? Note { get; set; }

    public IReadOnlyList<(Lease Lease, DwellingInfo Dwelling, string Landlord)> Open { get; private set; } = [];
    public LeaseCase? Case { get; private set; }
    public bool MayDecide => Case is { } found && desk.MayDecide(found);
    public DateOnly Today => ChinaTime.Today(clock);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Id is not { } id) return NotFound();
        var process = StartProcess("residence.decide-lease");
        var done = Act == "accept" ? await desk.AcceptAsync(id, process, cancel) : await desk.DeclineAsync(id, Note, process, cancel);
        if (done.IsOk) return RedirectToPage(new { Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Id is { } id && (Case = await desk.FindAsync(id, cancel)) is null) return false;
        Open = await desk.OpenAsync(cancel);
        return true;
    }
}
