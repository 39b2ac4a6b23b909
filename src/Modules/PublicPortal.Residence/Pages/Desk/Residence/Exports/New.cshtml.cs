using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Options;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Desk;
using PublicPortal.Residence.Exports;

namespace PublicPortal.Residence.Pages.Desk.Residence.Exports;

/// <summary>Asks for an export of a list as it is filtered.</summary>
internal sealed class NewModel(ExportService exports, IOptions<DeskOptions> options) : PortalPageModel
{
    /// <summary>Name of the list.</summary>
    [BindProperty(SupportsGet = true)] public string? List { get; set; }

    /// <summary>Its conditions, as in its address.</summary>
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty] public List<string> Columns { get; set; } = [];
    [BindProperty] public string? Reason { get; set; }

    public ExportOffer Offer { get; private set; } = default!;
    public int Hours => options.Value.ExportHours;
    public int Most => options.Value.MostExportRows;
    public string Back => Offer.View.Link();

    public IReadOnlyList<SelectListItem> ColumnOptions => [.. Offer.Source.Columns.Select(c => new SelectListItem(c.Title.ToString(), c.Key) { Group = c.Why is { } why ? new SelectListGroup { Name = why.ToString() } : null })];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        Columns = [.. Offer.Source.Columns.Where(c => c.IsChosen).Select(c => c.Key)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await LoadAsync(cancel)) return NotFound();
        var process = StartProcess("residence.export", Reason?.Trim() is { Length: > 0 and <= 200 } reason ? reason : null);
        var asked = await exports.AskAsync(new ExportInput(List, From, Columns, Reason), process, cancel);
        return asked.IsRefused ? Refused(asked) : LocalRedirect($"/desk/residence/exports/{asked.Value}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await exports.OfferAsync(List, From, cancel) is not { } offer) return false;
        Offer = offer;
        return true;
    }
}
