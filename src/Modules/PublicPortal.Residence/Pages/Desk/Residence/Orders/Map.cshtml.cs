using Microsoft.AspNetCore.Mvc;
using PublicPortal.Hosting.Work;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

/// <summary>Visits over the cells, drawn by the site itself; the list beside it says the same in words.</summary>
internal sealed class MapModel(MapQueries queries) : PortalPageModel
{
    [BindProperty(SupportsGet = true)] public string? Whose { get; set; }

    /// <summary>Code of a cell, to see only its visits.</summary>
    [BindProperty(SupportsGet = true)] public string? Cell { get; set; }

    public OrderMap Map { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancel) => Map = await queries.FindAsync(Whose != "all", Cell, cancel);
}
