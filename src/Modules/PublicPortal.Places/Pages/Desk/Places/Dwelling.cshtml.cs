using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Desk;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Life;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Desk.Places;

/// <summary>One dwelling: where the mapping puts it, its grade, its plates.</summary>
internal sealed class DwellingModel(DeskQueries desk, PlateQueries plates, PlateService service, IEventHistory history, IOptions<PlacesOptions> options, TimeProvider clock) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The plate that the page showed.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public DwellingLine Line { get; private set; } = default!;
    public IReadOnlyList<Place> Trail { get; private set; } = [];
    public IReadOnlyList<PublicPortal.Places.Plates.Plate> Plates { get; private set; } = [];
    public PublicPortal.Places.Plates.Plate? Present => Plates.FirstOrDefault(p => p.ReplacedAt is null);
    public DwellingStatus Status => Line.Dwelling.StatusOn(ChinaTime.Today(clock));
    public PlacesOptions.GradeRule? Rule => options.Value.Grades.GetValueOrDefault(Line.Dwelling.Grade);
    public bool Reaches(Place place) => CurrentUser.Has(PlacesPermissions.View, place.ScopePath);
    public bool MayReplace => Line.Dwelling.Ended is null && CurrentUser.Has(PlacesPermissions.ReplacePlates, Line.ScopePath);
    public IReadOnlyList<(LocalizedText What, PastEvent Past)> History { get; private set; } = [];

    /// <summary>What may be changed now.</summary>
    public IReadOnlyList<LifeAct> Acts => !CurrentUser.Has(PlacesPermissions.ChangeDwellings, Line.ScopePath) ? [] : Line.Dwelling.Ended switch
    {
        null => [LifeAct.Renumber, LifeAct.Move, LifeAct.Split, LifeAct.Merge, LifeAct.Demolish],
        DwellingEnd.Demolished => [LifeAct.Restore],
        _ => [],
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel) || !MayReplace) return NotFound();
        var reason = PlateService.Reason(Reason);
        if (reason.IsRefused) return Refused(reason);
        var process = StartProcess("places.replace-plate", reason.Value);
        var result = await service.ReplaceAsync(Id, Guid.TryParse(Seen, out var seen) ? seen : Guid.Empty, process, cancel);
        if (!result.IsRefused) return RedirectToPage(new { Id });
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await desk.DwellingAsync(Id, cancel) is not { } line) return false;
        Line = line;
        Trail = await desk.TrailAsync(line.ScopePath, cancel);
        Plates = await plates.OfAsync(Id, cancel);
        History = [.. (await history.OfAsync(Id, cancel)).Select(past => (What: LifeTexts.Event(past.Name), Past: past)).Where(h => h.What is not null).Select(h => (h.What!.Value, h.Past))];
        return true;
    }
}
