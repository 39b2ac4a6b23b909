using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>Who writes a version, and where it belongs.</summary>
internal sealed record Authorship(Guid? AccountId, string Name, string ScopePath, string? Note)
{
    public static readonly Authorship Files = new(null, "", "", null);
}

/// <summary>Writes rows of versions and keeps their flags true. Who may do it is decided before.</summary>
internal sealed class ItemStore(PortalDbContext db, ItemAddresses addresses, TimeProvider clock)
{
    public Task<ItemVersion?> LatestAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<ItemVersion>().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId && i.Latest, cancel);

    public Task<ItemVersion?> PublishedAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<ItemVersion>().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId && i.Published, cancel);

    /// <summary>A new latest version, after the one before.</summary>
    public async Task<Result<ItemVersion>> AddAsync(TypeDefinition? type, string contentType, string contentItemId, ItemVersion? before, JsonObject parts, Authorship author, Process process, CancellationToken cancel)
    {
        var content = JsonText.Write(parts);
        if (content.Length > ItemVersion.LongestContent) return ItemRefusals.TooLarge;
        var now = clock.GetUtcNow();
        var number = await db.Set<ItemVersion>().Where(i => i.ContentItemId == contentItemId).MaxAsync(i => (int?)i.Number, cancel) ?? 0;
        if (before is { Latest: true })
        {
            before.Latest = false;
            await db.SaveChangesAsync(cancel);   // there is one latest version: the old one gives way first
        }
        var item = new ItemVersion
        {
            Id = Ids.New(now), ContentItemId = contentItemId, ContentItemVersionId = RecipeIds.New(), ContentType = contentType, Number = number + 1,
            DisplayText = ItemJson.DisplayText(type, parts, before?.DisplayText ?? contentType), Latest = true,
            CreatedUtc = before?.CreatedUtc ?? now, ModifiedUtc = now, PublishedUtc = before?.PublishedUtc,
            Owner = before?.Owner ?? author.AccountId?.ToString() ?? "", Author = author.Name, EditedBy = author.AccountId,
            Alias = parts.PartOf("AliasPart")?.Text("Alias") is { Length: > 0 and <= ItemVersion.LongestName } alias ? alias : null,
            ContainerId = parts.PartOf("ContainedPart")?.Text("ListContentItemId") is { Length: <= ItemIds.Longest } container ? container : null,
            ScopePath = author.ScopePath, Note = author.Note, Content = content,
        };
        db.Add(item);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return ItemRefusals.Stale;
        process.Raise(new DraftSaved(item.ContentItemId, item.ContentType, item.Number));
        return item;
    }

    /// <summary>Makes a version the published one.</summary>
    /// <param name="makesFree">An address that is taken is varied rather than refused (imports, jobs).</param>
    public async Task<Result> PublishAsync(TypeDefinition? type, ItemVersion item, Guid? by, bool makesFree, Process process, CancellationToken cancel)
    {
        var parts = item.Parts();
        var address = await addresses.ForAsync(type, item, parts, makesFree, cancel);
        if (address.IsRefused) return address;
        var before = await PublishedAsync(item.ContentItemId, cancel);
        if (before?.Id == item.Id) return Result.Ok();
        var former = before?.Address ?? await LastAddressAsync(item.ContentItemId, cancel);
        if (before is not null)
        {
            item.ArchiveAt ??= before.ArchiveAt;   // the plan belongs to the item
            before.TakeDown();
            await db.SaveChangesAsync(cancel);
        }
        var allowed = item.Publish(clock.GetUtcNow(), by, item.PublishedUtc ?? before?.PublishedUtc);
        if (allowed.IsRefused) return allowed;
        item.Address = address.Value;
        if (address.Value is not null && parts.PartOf("AutoroutePart")?.Text("Path")?.Trim('/') != address.Value)
        {
            if (parts["AutoroutePart"] is not JsonObject route) parts["AutoroutePart"] = route = [];
            route["Path"] = address.Value;
            item.Content = JsonText.Write(parts);
        }
        await addresses.MoveAsync(item.ContentItemId, former, address.Value, cancel);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return ItemRefusals.AddressTaken.With(address.Value);
        process.Raise(new ContentPublished(item.ContentItemId, item.ContentItemVersionId, item.ContentType, item.Address, former, item.ScopePath));
        return Result.Ok();
    }

    /// <summary>Takes the published version down; nothing happens when there is none.</summary>
    public async Task<bool> UnpublishAsync(string contentItemId, Process process, CancellationToken cancel)
    {
        if (await PublishedAsync(contentItemId, cancel) is not { } published) return false;
        published.TakeDown();
        await db.SaveChangesAsync(cancel);
        process.Raise(new ContentUnpublished(contentItemId, published.ContentType, published.Address, published.ScopePath));
        return true;
    }

    /// <summary>Where the item lay when it was last published.</summary>
    private Task<string?> LastAddressAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<ItemVersion>().Where(i => i.ContentItemId == contentItemId && i.Address != null).OrderByDescending(i => i.Number).Select(i => i.Address).FirstOrDefaultAsync(cancel);
}
