using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Counters;

namespace PublicPortal.Residence.Pages.Desk.Residence.Rates;

/// <summary>How far declaring has come, place by place; numbers only, no persons.</summary>
internal sealed class IndexModel(PublicPortal.Residence.Counters.Rates rates) : PortalPageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    public RatesView Shown { get; private set; } = default!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!string.IsNullOrEmpty(Place) && !Guid.TryParse(Place, out _)) return NotFound();
        if (await rates.FindAsync(Guid.TryParse(Place, out var id) ? id : null, cancel) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }

    public static string Percent(double? rate) => rate is { } r ? (r * 100).ToString(r is > 0 and < 0.1 ? "0.0" : "0", CultureInfo.InvariantCulture) : "—";

    /// <summary>Width of the bar of 100.</summary>
    public static string Width(double? rate) => ((rate ?? 0) * 100).ToString("0.#", CultureInfo.InvariantCulture);
}
