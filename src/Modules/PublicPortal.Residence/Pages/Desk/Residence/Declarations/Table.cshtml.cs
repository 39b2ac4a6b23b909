using PublicPortal.Hosting.Lists;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

/// <summary>The same list as a table over the whole width: to compare, to print, to export.</summary>
internal sealed class TableModel(DeclarationLists lists) : ListPage
{
    public override ListInfo Info { get; } = DeclarationLists.Info with { Path = "/desk/residence/declarations/table", DefaultTab = "all", PageSize = 50 };
    public IReadOnlyList<DeclarationLine> Lines { get; private set; } = [];
    public bool MayExport => CurrentUser.Has(ResidencePermissions.Export);

    protected override async Task LoadAsync(CancellationToken cancel) => Lines = await lists.LoadAsync(List, cancel);
}
