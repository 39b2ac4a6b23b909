using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Workflows.Inbox;

namespace PublicPortal.Workflows.Pages.Desk.Tasks;

/// <summary>Who is away, and who does their tasks meanwhile.</summary>
internal sealed class AwayModel(AbsenceService service, TaskService tasks) : PortalPageModel
{
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? StandIn { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Absence { get; set; }

    public IReadOnlyList<AbsenceLine> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.enter-absence");
        return await EndAsync(await service.EnterAsync(Who, StandIn, From, Until, process, cancel), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.end-absence");
        return await EndAsync(await service.EndAsync(Guid.TryParse(Absence, out var id) ? id : Guid.Empty, process, cancel), cancel);
    }

    private async Task<IActionResult> EndAsync(Kernel.Result result, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect("/desk/tasks/away");
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Lines = await service.PresentAsync(cancel);
        People = [new SelectListItem(Hosting.Pages.Text.T("我自己", "Myself"), CurrentUser.AccountId.ToString()), .. (await tasks.ColleaguesAsync(cancel)).Select(c => new SelectListItem($"{c.DisplayName} {c.StaffNumber}", c.Id.ToString()))];
    }
}
