using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Desk;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/meetings/{id}/print</c>: sign-in sheet with the agenda, and ballot papers of the motions.</summary>
internal sealed class PrintModel(DeskCouncil desk) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public MeetingCase Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.MeetingAsync(Id, cancel) is not { } found) return NotFound();
        Case = found;
        return Page();
    }
}
