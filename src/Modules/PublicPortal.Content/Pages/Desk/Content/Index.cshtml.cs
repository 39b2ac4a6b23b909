using PublicPortal.Content.Items;
using PublicPortal.Hosting.Lists;

namespace PublicPortal.Content.Pages.Desk.Content;

/// <summary><c>/desk/content</c>: all items of the own area.</summary>
internal sealed class IndexModel(ItemQueries items) : ListPage
{
    public override ListInfo Info => ItemQueries.Info;
    public IReadOnlyList<ItemLine> Rows { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancel) => Rows = await items.LoadAsync(List, cancel);
}
