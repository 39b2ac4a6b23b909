using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Work;
using PublicPortal.Workflows.Inbox;

namespace PublicPortal.Workflows.Pages.Desk.Tasks;

/// <summary>One task: what it is about, what to enter, who else is at work on the case.</summary>
internal sealed class ShowModel(TaskService service, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public string? Result { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty(SupportsGet = true, Name = "done")] public string? Done { get; set; }

    public TaskView Shown { get; private set; } = default!;
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.complete");
        var version = long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        return await EndAsync(await service.CompleteAsync(Id, version, Result, Note, field => Request.Form[field].FirstOrDefault(), process, cancel), "done", cancel);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.take");
        return await EndAsync(await service.TakeAsync(Id, process, cancel), "taken", cancel);
    }

    public async Task<IActionResult> OnPostHandOverAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.hand-over", Reason?.Trim() is { Length: > 0 and <= 200 } reason ? reason : null);
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await service.BulkAsync(new BulkInput([$"{Id}:{Shown.Row.Task.Version}"], "hand-over", To, null, Reason), process, cancel);
        var refused = done.IsRefused ? done : done.Value.FirstOrDefault()?.Refused is { } why ? (Kernel.Result)why : Kernel.Result.Ok();
        return await EndAsync(refused, "handed-over", cancel);
    }

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.resume");
        return await EndAsync(await service.ResumeAsync(Id, process, cancel), "resumed", cancel);
    }

    /// <summary>What was typed, or nothing.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].FirstOrDefault() : null;

    private async Task<IActionResult> EndAsync(Kernel.Result result, string done, CancellationToken cancel)
    {
        if (result.IsOk) return LocalRedirect($"/desk/tasks/{Id}?done={done}");
        if (!await LoadAsync(cancel)) return NotFound();
        return Refused(Kernel.Result.Refuse([.. result.Refusals.Select(r => r.Field == "Note" && Request.Form.ContainsKey("Reason") ? r.At("Reason") : r)]));
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await service.FindAsync(Id, cancel) is not { } found) return false;
        Shown = found;
        Colleagues = found.Row.Task.IsOpen ? [.. (await service.ColleaguesAsync(cancel)).Select(c => new SelectListItem($"{c.DisplayName} {c.StaffNumber}", c.Id.ToString()))] : [];
        return true;
    }
}
