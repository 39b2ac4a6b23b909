using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Casting;
using PublicPortal.Voting.Desk;

namespace PublicPortal.Voting.Pages.Desk.Polls;

/// <summary>What is printed for the hall: ballots (eight on a sheet for a motion, else one), or the roll to sign.</summary>
internal sealed class PrintModel(PollDesk desk, VoteQueries votes) : PortalPageModel
{
    private const int MostLines = 2000;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? What { get; set; }

    public DeskPoll View { get; private set; } = default!;
    public BallotPaper Paper { get; private set; } = default!;
    public IReadOnlyList<RollLine> Roll { get; private set; } = [];
    public bool IsRoll => What == "roll";
    public int Copies => Paper.Form is null ? 8 : 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } view) return NotFound();
        (View, Paper) = (view, (await votes.PaperAsync(Id, cancel))!);
        if (IsRoll) Roll = await desk.RollAsync(Id, null, null, MostLines, cancel);
        return Page();
    }
}
