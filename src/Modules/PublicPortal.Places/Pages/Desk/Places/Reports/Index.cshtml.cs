using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Desk;
using PublicPortal.Places.Reports;

namespace PublicPortal.Places.Pages.Desk.Places.Reports;

/// <summary>What people at the door saw to be wrong: the list, and the one that is open.</summary>
internal sealed class IndexModel(ReportQueries reports, ReportService service) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    public ReportLine? Open { get; private set; }
    public IReadOnlyList<ReportLine> Lines { get; private set; } = [];
    public ReportStatus Wanted { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Id is not { } id || await reports.FindAsync(id, cancel) is null) return NotFound();
        var result = await service.FinishAsync(id, Outcome, StartProcess("places.finish-report"), cancel);
        if (!result.IsRefused) return RedirectToPage(new { Id });
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Id is { } id && (Open = await reports.FindAsync(id, cancel)) is null) return false;
        Wanted = Open?.Report.Status ?? (Status == "done" ? ReportStatus.Done : ReportStatus.Open);
        Lines = await reports.ListAsync(Wanted, cancel);
        return true;
    }
}
