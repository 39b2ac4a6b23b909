using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Desk;
using PublicPortal.Voting.Holding;
using PublicPortal.Voting.Paper;

namespace PublicPortal.Voting.Pages.Desk.PollSheets;

/// <summary>One sheet of the hall: mark voters, enter numbers and scan, confirm as the second clerk.</summary>
internal sealed class ShowModel(SheetService sheets, PollDesk desk, VoteQueries votes, SheetQueries queries, IFileVault files) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Member { get; set; }
    [BindProperty] public string? Yes { get; set; }
    [BindProperty] public string? No { get; set; }
    [BindProperty] public string? Abstain { get; set; }
    [BindProperty] public string? Ballots { get; set; }
    [BindProperty] public IFormFile? Scan { get; set; }

    public PaperSheet Sheet { get; private set; } = default!;
    public DeskPoll View { get; private set; } = default!;
    public BallotPaper Paper { get; private set; } = default!;
    public IReadOnlyList<RollLine> Marked { get; private set; } = [];
    public IReadOnlyList<RollLine>? Found { get; private set; }
    public bool MayMark => View.Standing == PollStanding.Open && Sheet.ConfirmedAt is null;
    public bool IsOver => View.Standing is PollStanding.Closed or PollStanding.Cancelled;
    public bool IsFirstClerk => Sheet.FirstClerkId == CurrentUser.AccountId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetScanAsync(CancellationToken cancel) =>
        await LoadAsync(cancel) && Sheet.ScanFileId is { } id && await files.OpenAsync(id, cancel) is { } file ? new FileAnswer(file) : NotFound();

    /// <summary>Searched by POST: names do not belong into addresses.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        Found = string.IsNullOrWhiteSpace(Name) ? [] : await desk.RollAsync(Sheet.PollId, Name, null, PollDesk.MostFound, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostMarkAsync(CancellationToken cancel) => ActAsync(process => sheets.MarkAsync(Id, Member, process, cancel), "voting.mark-voter", cancel);

    public Task<IActionResult> OnPostUnmarkAsync(CancellationToken cancel) => ActAsync(process => sheets.UnmarkAsync(Id, Member, process, cancel), "voting.unmark-voter", cancel);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancel) =>
        ActAsync(process => sheets.EnterAsync(Id, new SheetNumbers(Yes, No, Abstain, Ballots), Scan, process, cancel), "voting.enter-sheet", cancel);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) => ActAsync(process => sheets.ConfirmAsync(Id, process, cancel), "voting.confirm-sheet", cancel);

    private async Task<IActionResult> ActAsync(Func<Process, Task<Result>> act, string type, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await act(StartProcess(type));
        return done.IsRefused ? Refused(done) : RedirectToPage("Show", new { Id });
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindAsync(Id, cancel) is not { } sheet || await desk.FindAsync(sheet.PollId, cancel) is not { } view || !CurrentUser.Has(VotingPermissions.Paper, view.Poll.ScopePath)) return false;
        (Sheet, View, Paper) = (sheet, view, (await votes.PaperAsync(sheet.PollId, cancel))!);
        Marked = await desk.RollAsync(sheet.PollId, null, sheet.PublicId, 2000, cancel);
        return true;
    }
}
