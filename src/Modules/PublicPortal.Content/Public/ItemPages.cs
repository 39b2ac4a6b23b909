using PublicPortal.Content.Contracts;

namespace PublicPortal.Content.Public;

internal static class ItemPages
{
    /// <summary>The item with those that it names and that are published.</summary>
    public static async Task<ItemPage> OfAsync(ItemView view, IContentItems items, CancellationToken cancel)
    {
        var named = new List<(string, PublishedItem)>();
        foreach (var (label, id) in view.Named)
            if (await items.FindAsync(id, cancel) is { Address: not null } other) named.Add((label, other));
        return new ItemPage(view, named);
    }
}
