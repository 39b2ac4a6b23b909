using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>Correct the move-in day, or take the declaration back.</summary>
internal sealed class CorrectModel(DeclarationQueries queries, DeclarationService service) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    public DeclarationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (!View.Declaration.IsOpen) return RedirectToPage("Show", new { id = Id });
        MoveIn = View.Declaration.MoveInDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Version = View.Declaration.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await service.CorrectAsync(Id, CurrentUser.AccountId!.Value, Version, MoveIn, StartProcess("residence.correct"), cancel);
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
