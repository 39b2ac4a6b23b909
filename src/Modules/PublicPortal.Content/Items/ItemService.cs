using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Checks;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>What editors and publishers do with items.</summary>
internal sealed class ItemService(PortalDbContext db, ItemStore store, TypeCatalog catalog, ICurrentUser user, IEnumerable<IScopePlaces> places, ItemCheck check, TimeProvider clock)
{
    private const int MostErrors = 10;

    /// <summary>A new item, as a draft.</summary>
    public async Task<Result<ItemVersion>> CreateAsync(string contentType, JsonObject parts, string? note, Process process, CancellationToken cancel)
    {
        if ((await catalog.ReadAsync(cancel)).Find(contentType) is not { } type) return TypeRefusals.Gone;
        if (!type.IsCreatable) return ItemRefusals.NotCreatable;
        var author = await AuthorAsync(parts, note, cancel);
        return author.IsRefused ? Result<ItemVersion>.Refuse(author.Refusals) : await store.AddAsync(type, type.Name, RecipeIds.New(), null, parts, author.Value, process, cancel);
    }

    /// <summary>A new draft of an item.</summary>
    /// <param name="baseVersion">The version that the editor saw; when another one is the latest by now, nothing is saved.</param>
    public async Task<Result<ItemVersion>> SaveAsync(string contentItemId, string? baseVersion, JsonObject parts, string? note, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Edit, cancel) is not { } latest) return ItemRefusals.Gone;
        if (latest.ContentItemVersionId != baseVersion) return ItemRefusals.Stale;
        if (JsonNode.DeepEquals(latest.Parts(), parts)) return latest;
        var author = await AuthorAsync(parts, note, cancel);
        if (author.IsRefused) return Result<ItemVersion>.Refuse(author.Refusals);
        var type = (await catalog.ReadAsync(cancel)).Find(latest.ContentType);
        return await store.AddAsync(type, latest.ContentType, contentItemId, latest, parts, author.Value, process, cancel);
    }

    /// <param name="version">The version that the publisher looked at.</param>
    /// <param name="at">Later; null for now.</param>
    public async Task<Result> PublishAsync(string contentItemId, string? version, DateTimeOffset? at, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Publish, cancel) is not { } latest) return ItemRefusals.Gone;
        if (latest.ContentItemVersionId != version) return ItemRefusals.NotLatest;
        if (at <= clock.GetUtcNow()) return ItemRefusals.InThePast;
        var type = (await catalog.ReadAsync(cancel)).Find(latest.ContentType);
        if (type?.NeedsTwoPeople == true && await HasWrittenAsync(latest, cancel)) return ItemRefusals.SecondPerson;
        var errors = (await check.OfAsync(latest.ContentType, latest.Parts(), cancel)).Where(f => f.IsError).ToList();
        if (errors.Count > 0) return Result.Refuse([ItemRefusals.NotReady.With(errors.Count), .. errors.Take(MostErrors).Select(e => e.AsRefusal())]);
        await db.BeginWriteAsync(cancel);
        await db.Set<ItemVersion>().Where(i => i.ContentItemId == contentItemId && i.PublishAt != null && i.Id != latest.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.PublishAt, (DateTimeOffset?)null), cancel);
        if (at is null) return await store.PublishAsync(type, latest, user.AccountId, makesFree: false, process, cancel);
        (latest.PublishAt, latest.PublishedBy) = (at, user.AccountId);
        await db.SaveChangesAsync(cancel);
        process.Raise(new ItemPlanned(contentItemId, latest.ContentType, at, latest.ArchiveAt));
        return Result.Ok();
    }

    /// <summary>Takes the item down at a moment, or drops all plans about it.</summary>
    public async Task<Result> PlanAsync(string contentItemId, DateTimeOffset? archiveAt, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Publish, cancel) is not { } latest) return ItemRefusals.Gone;
        if (archiveAt <= clock.GetUtcNow()) return ItemRefusals.InThePast;
        var rows = await db.Set<ItemVersion>().Where(i => i.ContentItemId == contentItemId && (i.Published || i.Latest || i.PublishAt != null)).ToListAsync(cancel);
        if (archiveAt is not null && !rows.Any(r => r.Published)) return ItemRefusals.NotPublished;
        foreach (var row in rows)
        {
            row.ArchiveAt = row.Published ? archiveAt : null;
            if (archiveAt is null) row.PublishAt = null;
        }
        await db.SaveChangesAsync(cancel);
        process.Raise(new ItemPlanned(contentItemId, latest.ContentType, latest.PublishAt, archiveAt));
        return Result.Ok();
    }

    public async Task<Result> UnpublishAsync(string contentItemId, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Publish, cancel) is null) return ItemRefusals.Gone;
        return await store.UnpublishAsync(contentItemId, process, cancel) ? Result.Ok() : ItemRefusals.NotPublished;
    }

    /// <summary>Takes the item away; it can be brought back with all its versions.</summary>
    public async Task<Result> DeleteAsync(string contentItemId, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Publish, cancel) is not { } latest) return ItemRefusals.Gone;
        await store.UnpublishAsync(contentItemId, process, cancel);
        (latest.Latest, latest.RemovedAt, latest.PublishAt) = (false, clock.GetUtcNow(), null);
        await db.SaveChangesAsync(cancel);
        process.Raise(new ItemDeleted(contentItemId, latest.ContentType));
        return Result.Ok();
    }

    /// <summary>Brings a deleted item back, as a draft.</summary>
    public async Task<Result> UndeleteAsync(string contentItemId, Process process, CancellationToken cancel)
    {
        var removed = await db.Set<ItemVersion>().Where(i => i.ContentItemId == contentItemId && i.RemovedAt != null).OrderByDescending(i => i.Number).FirstOrDefaultAsync(cancel);
        if (removed is null || !user.Has(ContentPermissions.Publish, removed.ScopePath)) return ItemRefusals.Gone;
        (removed.Latest, removed.RemovedAt) = (true, null);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return ItemRefusals.Stale;
        process.Raise(new ItemUndeleted(contentItemId, removed.ContentType));
        return Result.Ok();
    }

    /// <summary>An old version becomes the newest draft; nothing is published by it.</summary>
    public async Task<Result<ItemVersion>> RestoreAsync(string contentItemId, string version, Process process, CancellationToken cancel)
    {
        if (await ReachAsync(contentItemId, ContentPermissions.Edit, cancel) is not { } latest) return ItemRefusals.Gone;
        var old = await db.Set<ItemVersion>().AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId && i.ContentItemVersionId == version, cancel);
        if (old is null) return ItemRefusals.Gone;
        var note = LocalizedText.IsEnglish ? $"Version {old.Number} restored" : $"恢复第 {old.Number} 版";
        return await SaveAsync(contentItemId, latest.ContentItemVersionId, old.Parts(), note, process, cancel);
    }

    /// <summary>The latest version, when the present user holds the permission over its place; else it does not exist for them.</summary>
    private async Task<ItemVersion?> ReachAsync(string contentItemId, Permission permission, CancellationToken cancel) =>
        await store.LatestAsync(contentItemId, cancel) is { } latest && user.Has(permission, latest.ScopePath) ? latest : null;

    /// <summary>Whether the present user wrote any version since the one that is published.</summary>
    private async Task<bool> HasWrittenAsync(ItemVersion latest, CancellationToken cancel)
    {
        var since = await db.Set<ItemVersion>().Where(i => i.ContentItemId == latest.ContentItemId && i.Published).Select(i => (int?)i.Number).FirstOrDefaultAsync(cancel) ?? 0;
        return await db.Set<ItemVersion>().AnyAsync(i => i.ContentItemId == latest.ContentItemId && i.Number > since && i.EditedBy == user.AccountId, cancel);
    }

    private async Task<Result<Authorship>> AuthorAsync(JsonObject parts, string? note, CancellationToken cancel)
    {
        var scope = await ScopeAsync(places, parts, cancel);
        if (scope is null) return ItemRefusals.UnknownPlace;
        if (!user.Has(ContentPermissions.Edit, scope)) return ItemRefusals.NotHere;
        var said = note?.Trim();
        return new Authorship(user.AccountId, user.DisplayName ?? "", scope, string.IsNullOrEmpty(said) ? null : said.Length <= 200 ? said : said[..200]);
    }

    /// <summary>The scope path of the place that the item names; empty for the whole district, null for a place that is not there.</summary>
    public static async Task<string?> ScopeAsync(IEnumerable<IScopePlaces> places, JsonObject parts, CancellationToken cancel)
    {
        var code = parts.PartOf("CommunityPart")?.Object("PlaceCode")?.Text("Text")?.Trim();
        if (string.IsNullOrEmpty(code)) return "";
        if (code.Length > 20 || !code.All(char.IsAsciiLetterOrDigit)) return null;
        foreach (var slot in places)
            if (await slot.FindAsync(code, cancel) is { } found) return found.ScopePath;
        return null;
    }
}
