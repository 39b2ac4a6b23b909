using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>Hand in a photo of the lease.</summary>
internal sealed class PhotoModel(DeclarationQueries queries, LeasePhotoService photos) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public IFormFile? Photo { get; set; }
    public DeclarationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        return View.Declaration.IsInDoubt ? Page() : RedirectToPage("Show", new { id = Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await using var content = Photo?.OpenReadStream();
        var done = await photos.AddAsync(Id, CurrentUser.AccountId!.Value, content, Photo?.FileName, StartProcess("residence.add-lease-photo"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = Id });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
