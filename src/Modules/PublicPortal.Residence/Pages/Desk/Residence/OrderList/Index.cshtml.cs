using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Hosting.Lists;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.OrderList;

/// <summary>All orders of the area, for who oversees it; an officer's own round is <c>/desk/residence/orders</c>.</summary>
internal sealed class IndexModel(OrderLists lists, HandOverService handOvers, TimeProvider clock) : ListPage
{
    public override ListInfo Info => OrderLists.Info;
    public IReadOnlyList<OrderRow> Rows { get; private set; } = [];
    public IReadOnlyList<StaffReach> Officers { get; private set; } = [];
    public IReadOnlyList<SelectListItem> OfficerOptions => [.. Officers.Select(o => new SelectListItem($"{o.Account.DisplayName} {o.Account.StaffNumber}", o.Account.Id.ToString()))];
    public DateTimeOffset Now => clock.GetUtcNow();
    public bool MayExport => CurrentUser.Has(ResidencePermissions.Export);

    /// <summary>Orders that an act on "all of this filter" is about.</summary>
    public int OpenOfFilter => List.Shown is "closed" ? 0 : List.Shown is "all" ? List.Tabs.First(t => t.Key == "open").Count : List.Total;

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Officers = await handOvers.OfficersAsync(cancel);
        Rows = await lists.LoadAsync(List, Officers, cancel);
    }
}
