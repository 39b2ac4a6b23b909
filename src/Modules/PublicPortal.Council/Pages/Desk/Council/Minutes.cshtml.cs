using Microsoft.AspNetCore.Mvc;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Desk;
using PublicPortal.Council.Minutes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary><c>/desk/council/meetings/{id}/minutes</c>: made, edited, signed by two, published; corrected by addenda.</summary>
internal sealed class MinutesModel(DeskCouncil desk, CouncilScope scope, MinutesService minutes) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Text { get; set; }
    [BindProperty] public string? ReadHash { get; set; }
    [BindProperty] public string? Correction { get; set; }
    [BindProperty] public Guid Addendum { get; set; }

    public MeetingCase Case { get; private set; } = null!;
    public MinutesView? View { get; private set; }
    public bool MayWrite => scope.May(CouncilPermissions.Minutes, Case.Council);
    public bool IsSigned => View?.Signatures.Any(s => s.AccountId == CurrentUser.AccountId) == true;
    public bool HasOpenPoll => Case.Course.Motions.Any(m => m.Standing == Motions.MotionStanding.Voting);
    public bool IsMine(MinutesAddendum addendum) => addendum.WrittenBy == CurrentUser.AccountId;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        Text = View?.Minutes.Text;
        return Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(CancellationToken cancel)
    {
        StartProcess("council.draft-minutes");
        return await EndAsync(await minutes.DraftAsync(Id, cancel), cancel);
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        StartProcess("council.write-minutes");
        return await EndAsync(await minutes.SaveAsync(Id, Text, cancel), cancel);
    }

    public async Task<IActionResult> OnPostSignAsync(CancellationToken cancel) => await EndAsync(await minutes.SignAsync(Id, ReadHash, StartProcess("council.sign-minutes"), cancel), cancel);

    public async Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel)
    {
        StartProcess("council.correct-minutes");
        return await EndAsync(await minutes.CorrectAsync(Id, Correction, cancel), cancel);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) => await EndAsync(await minutes.ConfirmCorrectionAsync(Id, Addendum, StartProcess("council.confirm-correction"), cancel), cancel);

    private async Task<IActionResult> EndAsync(Result done, CancellationToken cancel) => done.IsOk ? RedirectToPage(new { Id }) : await LoadAsync(cancel) ? Refused(done) : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.MeetingAsync(Id, cancel) is not { } found) return false;
        (Case, View) = (found, await minutes.FindAsync(Id, cancel));
        return true;
    }
}
