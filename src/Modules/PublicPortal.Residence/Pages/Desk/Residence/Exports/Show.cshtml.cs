using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Exports;

namespace PublicPortal.Residence.Pages.Desk.Residence.Exports;

/// <summary>How far an export is; the page may be left, it goes on.</summary>
internal sealed class ShowModel(ExportService exports) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Export Shown { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var done = await exports.DeleteAsync(Id, StartProcess("residence.delete-export"), cancel);
        return done.IsRefused ? Refused(done) : LocalRedirect("/desk/residence/exports");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await exports.FindAsync(Id, cancel) is not { } found) return false;
        Shown = found;
        return true;
    }
}
