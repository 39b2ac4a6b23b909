using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>A year of the working calendar.</summary>
internal sealed record YearLine(int Year, int Holidays, int WorkDays, bool Provisional);

/// <summary>All workflows, and the calendar that counts their days.</summary>
internal sealed class IndexModel(WorkflowShelf shelf, PortalContent content) : PortalPageModel
{
    public IReadOnlyList<ShelfLine> Lines { get; private set; } = [];
    public IReadOnlyList<YearLine> Years { get; private set; } = [];
    public bool MayEdit => CurrentUser.Has(WorkflowsPermissions.Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!MayEdit && !CurrentUser.Has(WorkflowsPermissions.Publish)) return Forbid();
        Lines = await shelf.AllAsync(cancel);
        Years = [.. Directory.GetFiles(content.File("calendars"), "*.json").Order(StringComparer.Ordinal).Select(CalendarFile.Read).Select(y => new YearLine(y.Year, y.Holidays.Count, y.WorkDays.Count, y.Provisional))];
        return Page();
    }
}
