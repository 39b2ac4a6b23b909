using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Notifications.Notices;

namespace PublicPortal.Notifications.Pages;

/// <summary>The inbox of residents and of officials: the same list in two layouts.</summary>
internal abstract class NoticesModel(Inbox inbox) : PortalPageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int P { get; set; } = 1;

    public InboxPage Shown { get; private set; } = new([], 0, 0);

    public async Task OnGetAsync(CancellationToken cancel) => (Shown, P) = await inbox.PageAsync(CurrentUser.AccountId!.Value, P, cancel);

    public async Task<IActionResult> OnPostOpenAsync(string? id, CancellationToken cancel)
    {
        StartProcess("notifications.read");
        var path = Guid.TryParse(id, out var notice) ? await inbox.OpenAsync(CurrentUser.AccountId!.Value, notice, cancel) : null;
        return path is null ? NotFound() : LocalRedirect(path);
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancel)
    {
        StartProcess("notifications.read-all");
        await inbox.ReadAllAsync(CurrentUser.AccountId!.Value, cancel);
        return RedirectToPage();
    }
}
