using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Keys;

namespace PublicPortal.Voting.Pages.Desk.PollKeys;

/// <summary>A keeper takes half of a key, proves to have it, and brings it back after the close.</summary>
internal sealed class ShowModel(KeyService keys) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    /// <summary>A name with _ : it is not kept when the session ended in the middle.</summary>
    [BindProperty(Name = ShareField)] public string? Share { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public const string ShareField = "_share";

    public KeyView View { get; private set; } = default!;

    /// <summary>The half itself, in the answer to "take" alone.</summary>
    public string? Shown { get; private set; }
    public bool IsMine => View.Mine?.KeeperId == CurrentUser.AccountId;
    public bool IsClosing => View.Poll.Standing == PollStanding.Closing;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var taken = await keys.TakeAsync(Id, StartProcess("voting.take-key"), cancel);
        if (taken.IsRefused) return Refused(taken);
        Shown = taken.Value;
        await LoadAsync(cancel);
        return Page();
    }

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancel) => ActAsync(process => keys.KeepAsync(Id, Share, process, cancel), "voting.keep-key", "kept", cancel);

    public Task<IActionResult> OnPostReleaseAsync(CancellationToken cancel) => ActAsync(process => keys.ReleaseAsync(Id, Share, process, cancel), "voting.release-key", "released", cancel);

    private async Task<IActionResult> ActAsync(Func<Process, Task<Result>> act, string type, string done, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var result = await act(StartProcess(type));
        Share = null;   // a key never travels back
        ModelState.Remove(ShareField);
        return result.IsRefused ? Refused(result) : RedirectToPage("Show", new { Id, Done = done });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await keys.FindAsync(Id, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
