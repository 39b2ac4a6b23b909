using PublicPortal.Content.Contracts;

namespace PublicPortal.Content.Public;

internal static class ItemPages
{
    /// <summary>The item with those that it names and that are published.</summary>
    public static async Task<ItemPage> OfAsync(ItemView view, IContentItems items, CommunityPages communities, CancellationToken cancel)
    {
        var named = new List<(string, PublishedItem)>();
        foreach (var (label, id) in view.Named)
            if (await items.FindAsync(id, cancel) is { Address: not null } other) named.Add((label, other));
        var place = view.Item.ScopePath.Length == 0 ? null : (await communities.AllAsync(cancel)).FirstOrDefault(c => c.ScopePath == view.Item.ScopePath);
        return new ItemPage(view, named, place);
    }
}
