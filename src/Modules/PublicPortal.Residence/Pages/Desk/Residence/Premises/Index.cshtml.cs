using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Premises;

namespace PublicPortal.Residence.Pages.Desk.Residence.Premises;

/// <summary>Dwellings that organisations asked for, in the official's place.</summary>
internal sealed class IndexModel(PremisesService premises) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public bool Done { get; set; }
    [BindProperty] public List<Guid> Chosen { get; set; } = [];
    [BindProperty] public string? Evidence { get; set; }
    [BindProperty] public string? Act { get; set; }
    public IReadOnlyList<PremisesRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Rows = await premises.WaitingAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await premises.DecideAsync([.. Chosen.Distinct()], Act == "confirm", Evidence, StartProcess("residence.decide-premises"), cancel);
        if (done.IsOk) return RedirectToPage(new { done = true });
        Rows = await premises.WaitingAsync(cancel);
        return Refused(done);
    }
}
