using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Public;

/// <summary>What follows in the same transaction when something is published or taken down: search, and the pages kept in memory.</summary>
internal sealed class Publishing(IContentItems items, ItemWords words, ISiteSearch search, PageEvictions pages, CommunityPages communities)
    : IEventHandler<ContentPublished>, IEventHandler<ContentUnpublished>, IEventHandler<DefinitionChanged>
{
    public async Task HandleAsync(ContentPublished happened, Process process, CancellationToken cancel)
    {
        await pages.EvictAsync(Tags(happened.ContentItemId, happened.ContentType, happened.Address, happened.FormerAddress), cancel);
        var id = ItemIds.Subject(happened.ContentItemId);
        if (await items.FindAsync(happened.ContentItemId, cancel) is not { Address: not null } item || await communities.PathAsync(item, cancel) is not { } path) await search.RemoveAsync(id, cancel);
        else await search.PutAsync(new SearchEntry(id, item.ContentType, item.DisplayText, await words.OfAsync(item, cancel), path, item.ScopePath, item.PublishedUtc), cancel);
    }

    public async Task HandleAsync(ContentUnpublished happened, Process process, CancellationToken cancel)
    {
        await pages.EvictAsync(Tags(happened.ContentItemId, happened.ContentType, happened.Address, null), cancel);
        await search.RemoveAsync(ItemIds.Subject(happened.ContentItemId), cancel);
    }

    public Task HandleAsync(DefinitionChanged happened, Process process, CancellationToken cancel) => pages.EvictAsync([PageTags.Definitions], cancel);

    private static List<string> Tags(string contentItemId, string contentType, string? address, string? former)
    {
        var tags = new List<string> { PageTags.Item(contentItemId), PageTags.Type(contentType) };
        if (address is not null) tags.Add(PageTags.At(address));
        if (former is not null && former != address) tags.Add(PageTags.At(former));
        return tags;
    }
}
