using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>All workflows, and the calendar that counts their days.</summary>
internal sealed class IndexModel(WorkflowShelf shelf, WorkingCalendar calendar) : PortalPageModel
{
    public IReadOnlyList<ShelfLine> Lines { get; private set; } = [];
    public IReadOnlyList<CalendarYear> Years => calendar.Years;
    public bool MayCalendar => CurrentUser.Has(WorkflowsPermissions.Calendar);
    public bool MayEdit => CurrentUser.Has(WorkflowsPermissions.Edit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!MayEdit && !CurrentUser.Has(WorkflowsPermissions.Publish)) return Forbid();
        Lines = await shelf.AllAsync(cancel);
        return Page();
    }
}
