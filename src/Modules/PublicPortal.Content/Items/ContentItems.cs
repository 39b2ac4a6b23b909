using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Types;
using PublicPortal.Data;

namespace PublicPortal.Content.Items;

/// <summary>What is published, for pages, feeds and other modules.</summary>
internal sealed class ContentItems(PortalDbContext db, TypeCatalog catalog) : IContentItems
{
    private const int Most = 1000;

    private IQueryable<ItemVersion> Published => db.Set<ItemVersion>().AsNoTracking().Where(i => i.Published);

    public async Task<PublishedItem?> FindAsync(string contentItemId, CancellationToken cancel) =>
        ItemIds.IsId(contentItemId) && await Published.FirstOrDefaultAsync(i => i.ContentItemId == contentItemId, cancel) is { } item ? Of(item) : null;

    public async Task<PublishedItem?> FindByAddressAsync(string address, CancellationToken cancel) =>
        address.Length <= ItemVersion.LongestAddress && await Published.FirstOrDefaultAsync(i => i.Address == address, cancel) is { } item ? Of(item) : null;

    public async Task<PublishedItem?> FindByAliasAsync(string alias, CancellationToken cancel) =>
        await Published.Where(i => i.Alias == alias).OrderBy(i => i.Id).FirstOrDefaultAsync(cancel) is { } item ? Of(item) : null;

    public async Task<string?> FindMovedAsync(string formerAddress, CancellationToken cancel) =>
        formerAddress.Length > ItemVersion.LongestAddress ? null
            : await (from r in db.Set<Redirect>().AsNoTracking()
                     join i in Published on r.ContentItemId equals i.ContentItemId
                     where r.Address == formerAddress
                     select i.Address).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<PublishedItem>> ListAsync(ContentQuery query, CancellationToken cancel) =>
        [.. (await Where(query).OrderByDescending(i => i.PublishedUtc).ThenByDescending(i => i.Id).Skip(Math.Max(0, query.Skip)).Take(Math.Clamp(query.Take, 0, Most)).ToListAsync(cancel)).Select(Of)];

    public Task<int> CountAsync(ContentQuery query, CancellationToken cancel) => Where(query).CountAsync(cancel);

    public async Task<IReadOnlyList<ContentTypeInfo>> TypesAsync(CancellationToken cancel) =>
        [.. (await catalog.ReadAsync(cancel)).Types.Select(t => new ContentTypeInfo(t.Name, t.Title, t.AddressPrefix, t.Icon, [.. t.Parts.Select(p => p.Name)],
            [.. t.Parts.SelectMany(p => p.Fields, (p, f) => new ContentFieldInfo(p.Name, f.Name, f.Kind, f.Label))]))];

    private IQueryable<ItemVersion> Where(ContentQuery query)
    {
        var found = Published;
        if (query.Types.Count > 0) found = found.Where(i => query.Types.Contains(i.ContentType));
        if (query.ContainerId is { } container) found = found.Where(i => i.ContainerId == container);
        if (query.ScopePath is not { } scope) return found;
        if (query.OwnOnly) return found.Where(i => i.ScopePath == scope);
        var reach = Above(scope);
        return found.Where(i => reach.Contains(i.ScopePath));
    }

    /// <summary>The place itself and everything above it, up to the whole district.</summary>
    private static List<string> Above(string scopePath)
    {
        var parts = scopePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, parts.Length + 1).Select(n => string.Concat(parts.Take(n).Select(p => p + "/")))];
    }

    private static PublishedItem Of(ItemVersion i) =>
        new(i.ContentItemId, i.ContentItemVersionId, i.ContentType, i.DisplayText, i.Address, i.ScopePath, i.PublishedUtc ?? i.ModifiedUtc, i.ModifiedUtc, i.Author, i.Content);
}
