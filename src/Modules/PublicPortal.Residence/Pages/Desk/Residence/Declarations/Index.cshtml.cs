using PublicPortal.Hosting.Lists;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Desk;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

internal sealed class IndexModel(DeclarationLists lists) : ListPage
{
    public override ListInfo Info => DeclarationLists.Info;
    public IReadOnlyList<DeclarationLine> Lines { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancel) => Lines = await lists.LoadAsync(List, cancel);
}
