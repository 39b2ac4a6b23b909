using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Pages.Propose;

/// <summary>One line first; it is kept as a draft.</summary>
internal sealed class IndexModel(ProposeDoors doors, DraftService drafts) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Community { get; set; }
    [BindProperty] public string? Title { get; set; }

    public ProposeDoor Door { get; private set; } = default!;
    public bool HasDraft { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } draft) return;
        (HasDraft, Title) = (true, draft.Title);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.keep-draft");
        var draft = await LoadAsync(cancel);
        if (Door.Round is not { } round) return RedirectToPage(new { Community });
        if (string.IsNullOrWhiteSpace(Title)) return Refused(Result.Refuse(ProposalRefusals.TitleMissing));
        await drafts.KeepAsync(process.AccountId!.Value, round.Id, (draft ?? new DraftContent()) with { Title = Title }, cancel);
        return RedirectToPage("/Propose/Details", new { Community });
    }

    private async Task<DraftContent?> LoadAsync(CancellationToken cancel)
    {
        var me = CurrentUser.AccountId!.Value;
        Door = await doors.OpenAsync(me, Community, cancel);
        return Door.Round is { } round && await drafts.FindAsync(me, round.Id, cancel) is { } draft ? drafts.Content(draft) : null;
    }
}
