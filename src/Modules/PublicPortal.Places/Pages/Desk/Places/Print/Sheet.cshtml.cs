using Microsoft.AspNetCore.Mvc;
using PublicPortal.Evidence.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Pages.Desk.Places.Print;

/// <summary>Labels on A4, 24 on a page, ready to print or to save as PDF.</summary>
internal sealed class SheetModel(PlateWork work, PlateAddress address) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public long Sheet { get; set; }
    public IReadOnlyList<PlateLabel> Labels { get; private set; } = [];

    public (int Size, string Path) Code(PlateLabel label) => QrImage.Outline(address.Link(label.Code, label.Token));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await work.SheetAsync(Sheet, cancel) is not { } labels) return NotFound();
        Labels = labels;
        return Page();
    }
}
