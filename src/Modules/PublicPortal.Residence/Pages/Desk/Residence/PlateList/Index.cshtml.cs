using PublicPortal.Hosting.Lists;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.PlateList;

/// <summary>Dwellings of the area and what hangs at their doors.</summary>
internal sealed class IndexModel(PlateLists lists) : ListPage
{
    public override ListInfo Info => PlateLists.Info;
    public IReadOnlyList<PlateRow> Rows { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancel) => Rows = await lists.LoadAsync(List, cancel);
}
