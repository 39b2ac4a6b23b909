using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Batches;

namespace PublicPortal.Residence.Pages.Residence.Batches;

/// <summary>One table: progress, preview, what is to be mended. Reloads by itself while something is under way, without script.</summary>
internal sealed class ShowModel(BatchService batches) : PortalPageModel
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    public Batch Batch { get; private set; } = null!;
    public IReadOnlyList<BatchRow> ToMend { get; private set; } = [];
    public IReadOnlyList<BatchRow> Good { get; private set; } = [];

    private Guid Account => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        return Page();
    }

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel) => ActAsync("residence.submit-batch", p => batches.SubmitAsync(Id, Account, p, cancel), cancel);
    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) => ActAsync("residence.cancel-batch", p => batches.CancelAsync(Id, Account, p, cancel), cancel);

    private async Task<IActionResult> ActAsync(string type, Func<Process, Task<Result>> act, CancellationToken cancel)
    {
        var done = await act(StartProcess(type));
        if (done.IsOk) return RedirectToPage(new { Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await batches.FindAsync(Id, Account, cancel) is not { } batch) return false;
        Batch = batch;
        if (batch.State is BatchState.Checking or BatchState.Unreadable) return true;
        ToMend = await batches.RowsAsync(Id, toMend: true, 0, Shown, cancel);
        Good = await batches.RowsAsync(Id, toMend: false, 0, Shown, cancel);
        return true;
    }
}
