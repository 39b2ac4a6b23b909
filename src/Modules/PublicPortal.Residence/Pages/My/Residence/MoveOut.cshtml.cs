using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>Declare moving out.</summary>
internal sealed class MoveOutModel(DeclarationQueries queries, DeclarationService service, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public long Version { get; set; }
    [BindProperty] public string? MoveOut { get; set; }
    public DeclarationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (View.Declaration.State != DeclarationState.Accepted) return RedirectToPage("Show", new { id = Id });
        MoveOut = ChinaTime.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Version = View.Declaration.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await service.MoveOutAsync(Id, CurrentUser.AccountId!.Value, Version, MoveOut, StartProcess("residence.move-out"), cancel);
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
