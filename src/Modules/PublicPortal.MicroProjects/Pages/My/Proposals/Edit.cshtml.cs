using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Pages.My.Proposals;

/// <summary>Changes the own proposal until the consultation begins; photos have acts of their own.</summary>
internal sealed class EditModel(ProposalService proposals, DraftService drafts, Spots spots, PortalDbContext db) : ProposalFormModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public string? Seen { get; set; }
    [BindProperty] public IFormFile? Photo { get; set; }
    [BindProperty] public Guid PhotoId { get; set; }

    public IReadOnlyList<ProposalPhoto> Photos { get; private set; } = [];
    public int MostPhotos => drafts.MostPhotos;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await LoadAsync(cancel) is not { } proposal) return NotFound();
        if (!proposal.MayEdit) return RedirectToPage("/My/Proposals/Show", new { Id });
        Seen = proposal.Version.ToString(CultureInfo.InvariantCulture);
        Fill(ProposalText.Typed(proposal));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.edit");
        var seen = long.TryParse(Seen, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        var done = await proposals.EditAsync(Id, CurrentUser.AccountId!.Value, seen, Typed, process, cancel);
        if (done.IsOk) return RedirectToPage("/My/Proposals/Show", new { Id, done = "edited" });
        return await LoadAsync(cancel) is null ? NotFound() : Refused(done);
    }

    public async Task<IActionResult> OnPostPhotoAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.add-photo");
        if (await LoadAsync(cancel) is not { MayEdit: true } || Photo is null) return RedirectToPage(new { Id });
        await using var content = Photo.OpenReadStream();
        var added = await drafts.AddPhotoAsync(Id, content, Photo.FileName, process, cancel);
        return added.IsOk ? RedirectToPage(new { Id }) : Refused(added);
    }

    public async Task<IActionResult> OnPostRemovePhotoAsync(CancellationToken cancel)
    {
        var process = StartProcess("microprojects.remove-photo");
        if (await LoadAsync(cancel) is not { MayEdit: true } proposal) return RedirectToPage(new { Id });
        await drafts.RemovePhotoAsync(Id, PhotoId, process, cancel);
        await proposals.TouchAsync(proposal, cancel);
        return RedirectToPage(new { Id });
    }

    private async Task<Proposal?> LoadAsync(CancellationToken cancel)
    {
        if (await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == Id && p.OwnerAccountId == CurrentUser.AccountId, cancel) is not { } proposal) return null;
        await LoadFormAsync(await db.Set<Round>().AsNoTracking().FirstAsync(r => r.Id == proposal.RoundId, cancel), spots, cancel);
        Photos = await drafts.PhotosAsync(Id, cancel);
        return proposal;
    }
}
