using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Desk;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Paper;

namespace PublicPortal.Voting.Pages.Desk.Polls;

/// <summary>One poll: how it stands, who took part, sheets, keys; close now, cancel.</summary>
internal sealed class ShowModel(PollDesk desk, SheetService sheets, VoteQueries votes) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Kind { get; set; }

    public DeskPoll View { get; private set; } = default!;
    public BallotPaper Paper { get; private set; } = default!;
    public bool MayConduct => CurrentUser.Has(VotingPermissions.Conduct, View.Poll.ScopePath);
    public bool MayPaper => CurrentUser.Has(VotingPermissions.Paper, View.Poll.ScopePath);
    public bool MayKeepKey => CurrentUser.Has(VotingPermissions.KeepKey, View.Poll.ScopePath);
    public bool IsOver => View.Standing is PollStanding.Closed or PollStanding.Cancelled;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => ActAsync(process => desk.CloseAsync(Id, process, cancel), "voting.close-now", cancel);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken cancel) => ActAsync(process => desk.CancelAsync(Id, Reason, process, cancel), "voting.cancel", cancel);

    public async Task<IActionResult> OnPostSheetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await sheets.OpenAsync(Id, Kind == "hands" ? SheetKind.Hands : SheetKind.Paper, StartProcess("voting.open-sheet"), cancel);
        return done.IsRefused ? Refused(done) : RedirectToPage("/Desk/PollSheets/Show", new { id = done.Value });
    }

    private async Task<IActionResult> ActAsync(Func<Process, Task<Result>> act, string type, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await act(StartProcess(type));
        return done.IsRefused ? Refused(done) : RedirectToPage("Show", new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } view) return false;
        (View, Paper) = (view, (await votes.PaperAsync(Id, cancel))!);
        return true;
    }
}
