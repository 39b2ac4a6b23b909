using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Desk.Places.Print;

/// <summary>Labels for the plates of a building, a cell or a community; making them is a recorded act.</summary>
internal sealed class IndexModel(PlateWork work) : PortalPageModel
{
    /// <summary>Code of the place.</summary>
    [BindProperty(SupportsGet = true)] public string? In { get; set; }
    public Place Here { get; private set; } = default!;
    public int Count { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var sheet = await work.PrintAsync(In, StartProcess("places.print-plates"), cancel);
        if (sheet.IsOk) return RedirectToPage("/Desk/Places/Print/Sheet", new { sheet = sheet.Value });
        return await LoadAsync(cancel) ? Refused(sheet) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await work.PlaceAsync(In, cancel) is not { } place) return false;
        (Here, Count) = (place, await work.CountAsync(place, cancel));
        return true;
    }
}
