using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Desk;
using PublicPortal.Places.Life;

namespace PublicPortal.Places.Pages.Desk.Places;

/// <summary>A change in a dwelling's life: typed first, then shown with its consequences and counts, then done.</summary>
internal sealed class ChangeModel(DeskQueries desk, LifePlanner planner, LifeService service) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty(SupportsGet = true)] public string? Act { get; set; }

    /// <summary><c>1</c>: show what will happen.</summary>
    [BindProperty(SupportsGet = true)] public string? Go { get; set; }
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty(SupportsGet = true)] public string? Address { get; set; }
    [BindProperty(SupportsGet = true)] public string? Grid { get; set; }
    [BindProperty(SupportsGet = true)] public string? Parts { get; set; }
    [BindProperty(SupportsGet = true)] public string? Other { get; set; }
    [BindProperty] public string? Version { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public DwellingLine Line { get; private set; } = default!;
    public LifePlan? Plan { get; private set; }
    public LifeAct What { get; private set; }

    /// <summary>Something is to be typed before the consequences can be shown.</summary>
    public bool Asks => What is not (LifeAct.Demolish or LifeAct.Restore);
    private LifeInput Input => new(Code, Address, Grid, Parts, Other);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        if (Parts is null && What == LifeAct.Split) Parts = $"{Line.Dwelling.Code} {Line.Dwelling.Address}";
        if (Asks && Go != "1") return Page();
        var planned = await planner.PlanAsync(What, Id, Input, cancel);
        if (planned.IsRefused) return Refused(planned);
        Plan = planned.Value;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => Act?.ToLowerInvariant() switch
    {
        "renumber" => ActAsync("places.renumber-dwelling", cancel),
        "move" => ActAsync("places.move-dwelling", cancel),
        "split" => ActAsync("places.split-dwelling", cancel),
        "merge" => ActAsync("places.merge-dwelling", cancel),
        "demolish" => ActAsync("places.demolish-dwelling", cancel),
        _ => ActAsync("places.restore-dwelling", cancel),
    };

    private async Task<IActionResult> ActAsync(string type, CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var reason = Reason?.Trim() is { Length: > 0 and <= 200 } given ? given : null;
        var seen = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
        var done = await service.DoAsync(What, Id, Input, seen, StartProcess(type, reason), cancel);
        if (done.IsOk) return RedirectToPage("/Desk/Places/Dwelling", new { id = Id });
        if (!await LoadAsync(cancel)) return NotFound();
        if (await planner.PlanAsync(What, Id, Input, cancel) is { IsOk: true } planned) Plan = planned.Value;
        return Refused(done);
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (!Enum.TryParse<LifeAct>(Act, ignoreCase: true, out var what) || await desk.DwellingAsync(Id, cancel) is not { } line) return false;
        (What, Line) = (what, line);
        return CurrentUser.Has(PlacesPermissions.ChangeDwellings, line.ScopePath);
    }
}
