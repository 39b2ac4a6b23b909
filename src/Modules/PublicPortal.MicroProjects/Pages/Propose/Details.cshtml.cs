using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Pages.Propose;

/// <summary>The rest of the proposal. Whatever is pressed, what was typed is kept first.</summary>
internal sealed class DetailsModel(
    ProposeDoors doors, DraftService drafts, ProposalService proposals, SimilarProposals similar, Spots spots, IProcessingNotices notices) : ProposalFormModel
{
    [BindProperty(SupportsGet = true)] public string? Community { get; set; }
    [BindProperty(SupportsGet = true)] public string? Kept { get; set; }
    [BindProperty] public IFormFile? Photo { get; set; }
    [BindProperty] public Guid PhotoId { get; set; }

    public ProposeDoor Door { get; private set; } = default!;
    public IReadOnlyList<SimilarProposal> Similar { get; private set; } = [];
    public IReadOnlyList<ProposalPhoto> Photos { get; private set; } = [];
    public int MostPhotos => drafts.MostPhotos;
    public ProcessingNotice Notice => notices.Find("micro-projects");
    private Guid Me => CurrentUser.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Door = await doors.OpenAsync(Me, Community, cancel);
        if (Door.Round is not { } round) return Page();
        if (await drafts.FindAsync(Me, round.Id, cancel) is not { } draft) return RedirectToPage("/Propose/Index", new { Community });
        Fill(drafts.Content(draft));
        await LoadAsync(draft.Id, cancel);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => KeepActAsync("microprojects.propose", async (draft, process) =>
    {
        await notices.TellAsync(Me, "micro-projects", cancel);
        var sent = await proposals.SendAsync(Me, draft.RoundId, process, cancel);
        return (sent, () => RedirectToPage("/My/Proposals/Show", new { id = sent.Value, done = "sent" }));
    }, cancel);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancel) => KeepActAsync("microprojects.keep-draft", (_, _) => Task.FromResult<(Result, Func<IActionResult>)>((Result.Ok(), () => RedirectToPage(new { Community, kept = "1" }))), cancel);

    public Task<IActionResult> OnPostPhotoAsync(CancellationToken cancel) => KeepActAsync("microprojects.add-photo", (_, _) => Task.FromResult<(Result, Func<IActionResult>)>((Result.Ok(), () => RedirectToPage(new { Community, kept = "1" }))), cancel);

    public Task<IActionResult> OnPostRemovePhotoAsync(CancellationToken cancel) => KeepActAsync("microprojects.remove-photo", async (draft, process) =>
    {
        await drafts.RemovePhotoAsync(draft.Id, PhotoId, process, cancel);
        return (Result.Ok(), () => RedirectToPage(new { Community }));
    }, cancel);

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.discard-draft");
        Door = await doors.OpenAsync(Me, Community, cancel);
        if (Door.Round is { } round) await drafts.DiscardAsync(Me, round.Id, process, cancel);
        return RedirectToPage("/My/Proposals/Index", new { done = "discarded" });
    }

    private async Task<IActionResult> KeepActAsync(string act, Func<ProposalDraft, Process, Task<(Result Result, Func<IActionResult> Next)>> then, CancellationToken cancel)
    {
        var process = StartProcess(act);
        Door = await doors.OpenAsync(Me, Community, cancel);
        if (Door.Round is not { } round) return RedirectToPage("/Propose/Index", new { Community });
        var draft = await drafts.KeepAsync(Me, round.Id, Typed, cancel);
        var added = Result.Ok();
        if (Photo is not null)
        {
            await using var content = Photo.OpenReadStream();
            added = await drafts.AddPhotoAsync(draft.Id, content, Photo.FileName, process, cancel);
        }
        var (result, next) = added.IsRefused ? (added, () => Page()) : await then(draft, process);
        if (result.IsOk) return next();
        await LoadAsync(draft.Id, cancel);
        return Refused(Result.Refuse([.. result.Refusals.Select(r => r with { LeavesTrace = true })]));   // the draft stays as typed
    }

    private async Task LoadAsync(Guid draftId, CancellationToken cancel)
    {
        await LoadFormAsync(Door.Round!, spots, cancel);
        Photos = await drafts.PhotosAsync(draftId, cancel);
        Similar = await similar.ToAsync(Door.Round!.CommunityId, Me, draftId, Title, Need, cancel);
    }
}
