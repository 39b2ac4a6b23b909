using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Demo;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Dev.Places;

/// <summary>What to open first: one made-up plate for each rule.</summary>
internal sealed class PlatesModel(PlateQueries plates, IHostEnvironment environment) : PortalPageModel
{
    public IReadOnlyList<(DevPlate Dev, PlateOf Plate)> Shown { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!environment.IsDevelopment()) return NotFound();
        var present = await plates.PresentAsync([.. DevPlates.All.Select(d => d.Code)], cancel);
        Shown = [.. DevPlates.All.Where(d => present.ContainsKey(d.Code)).Select(d => (d, present[d.Code]))];
        return Page();
    }
}
