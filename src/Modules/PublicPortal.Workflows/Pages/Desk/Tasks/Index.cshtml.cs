using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Lists;
using PublicPortal.Workflows.Inbox;

namespace PublicPortal.Workflows.Pages.Desk.Tasks;

/// <summary>The inbox; with acts on many, each told by itself.</summary>
internal sealed class IndexModel(TaskLists lists, TaskService service, TimeProvider clock) : ListPage
{
    [BindProperty] public List<string> Ids { get; set; } = [];
    [BindProperty] public string? Act { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Result { get; set; }
    [BindProperty] public string? Note { get; set; }

    public override ListInfo Info => TaskLists.Info;
    public IReadOnlyList<TaskRow> Rows { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Colleagues { get; private set; } = [];

    /// <summary>What became of a bulk act; null when none was done.</summary>
    public IReadOnlyList<BulkLine>? Outcome { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnPostBulkAsync(CancellationToken cancel)
    {
        var process = StartProcess("workflows.bulk", Note?.Trim() is { Length: > 0 and <= 200 } reason ? reason : null);
        var done = await service.BulkAsync(new BulkInput(Ids, Act, To, Result, Note), process, cancel);
        if (done.IsRefused) return await RefusedAsync(done, cancel);
        Outcome = done.Value;
        (Ids, Act, To, Result, Note) = ([], null, null, null, null);
        ModelState.Clear();
        await LoadAsync(cancel);
        return Page();
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Rows = await lists.LoadAsync(List, cancel);
        Colleagues = [.. (await service.ColleaguesAsync(cancel)).Select(c => new SelectListItem($"{c.DisplayName} {c.StaffNumber}", c.Id.ToString()))];
    }
}
