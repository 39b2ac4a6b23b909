using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.MicroProjects.Moderation;

namespace PublicPortal.MicroProjects.Pages.Desk.Moderation;

/// <summary>What waits for somebody to look at it, the oldest first.</summary>
internal sealed class IndexModel(ModerationService moderation) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }
    [BindProperty] public string? Thing { get; set; }
    [BindProperty] public Guid Id { get; set; }
    [BindProperty] public string? Show { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public IReadOnlyList<ModerationItem> Items { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Items = await moderation.QueueAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await moderation.DecideAsync(Thing, Id, Show == "true", Reason, StartProcess("microprojects.moderate"), cancel);
        if (done.IsOk) return RedirectToPage(new { done = "1" });
        Items = await moderation.QueueAsync(cancel);
        return Refused(done);
    }
}
