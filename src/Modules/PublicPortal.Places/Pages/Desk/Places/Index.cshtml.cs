using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Desk;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Pages.Desk.Places;

/// <summary>The tree on the left, the dwellings of the chosen place on the right; or what a search found.</summary>
internal sealed class IndexModel(DeskQueries desk, TimeProvider clock) : PortalPageModel
{
    /// <summary>Code of the chosen place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public Place? Here { get; private set; }
    public IReadOnlyList<Place> Trail { get; private set; } = [];
    public IReadOnlyList<Place> Below { get; private set; } = [];
    public IReadOnlyList<DwellingLine> Dwellings { get; private set; } = [];
    public int Total { get; private set; }
    public DateOnly Today => ChinaTime.Today(clock);

    /// <summary>Above the own area a place is only a name.</summary>
    public bool Reaches(Place place) => CurrentUser.Has(PlacesPermissions.View, place.ScopePath);
    public bool MayPrint => !Searched && Here is { Level: PlaceLevel.Building or PlaceLevel.GridCell or PlaceLevel.Community } && CurrentUser.Has(PlacesPermissions.PrintPlates, Here.ScopePath);
    public bool Searched => !string.IsNullOrWhiteSpace(Q);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        P = Math.Clamp(P, 1, 100_000);
        if (Q?.Length > 60) Q = Q[..60];
        if (!string.IsNullOrEmpty(In))
        {
            Here = await desk.PlaceAsync(In, cancel);
            if (Here is null) return NotFound();
            Trail = await desk.TrailAsync(Here.ScopePath, cancel);
        }
        Below = Searched ? await desk.SearchPlacesAsync(Q!, cancel) : Here is null ? await desk.RootsAsync(cancel) : await desk.ChildrenAsync(Here, cancel);
        if (Here is null && !Searched) return Page();
        var found = desk.Dwellings(Here, Q);
        Total = await found.CountAsync(cancel);
        Dwellings = await found.Skip((P - 1) * DeskQueries.PageSize).Take(DeskQueries.PageSize).ToListAsync(cancel);
        return Page();
    }
}
