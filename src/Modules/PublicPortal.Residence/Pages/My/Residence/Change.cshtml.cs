using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residence.Declarations;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>One form that ends the old dwelling and begins the new one.</summary>
internal sealed class ChangeModel(DeclarationQueries queries, ChangeService service, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public string? Token { get; set; }
    [BindProperty] public string? Dwelling { get; set; }
    [BindProperty] public string? MoveIn { get; set; }
    public DeclarationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (View.Declaration.State != DeclarationState.Accepted) return RedirectToPage("Show", new { id = Id });
        MoveIn = ChinaTime.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var done = await service.OwnAsync(Id, CurrentUser.AccountId!.Value, Dwelling, Token, MoveIn, StartProcess("residence.change"), cancel);
        if (done.IsOk) return RedirectToPage("Show", new { id = done.Value });
        return await LoadAsync(cancel) ? Refused(done) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await queries.FindOwnAsync(Id, CurrentUser.AccountId!.Value, cancel) is not { } view) return false;
        View = view;
        return true;
    }
}
