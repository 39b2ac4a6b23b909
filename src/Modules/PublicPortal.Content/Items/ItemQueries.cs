using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

internal enum ItemState { Draft, Published, Changed, Planned, Deleted }

/// <summary>One item in the desk's list.</summary>
internal sealed record ItemLine(string Id, string DisplayText, LocalizedText Type, ItemState State, DateTimeOffset ModifiedUtc, string Author, string ScopePath, DateTimeOffset? PublishAt, string? Address);

/// <summary>One version in the history.</summary>
internal sealed record VersionLine(string VersionId, int Number, DateTimeOffset ModifiedUtc, string Author, string? Note, bool Latest, bool Published);

/// <summary>What the desk reads of items, always within the own area.</summary>
internal sealed class ItemQueries(PortalDbContext db, TypeCatalog catalog, ICurrentUser user)
{
    public static readonly ListInfo Info = new("content.items", "/desk/content", ContentPermissions.Edit, ["type", "q"], "all");

    private IQueryable<ItemVersion> Mine => db.Set<ItemVersion>().AsNoTracking().Where(ScopeFilter.Below<ItemVersion>(user.Scopes(ContentPermissions.Edit), i => i.ScopePath));

    public async Task<IReadOnlyList<ItemLine>> LoadAsync(ListView list, CancellationToken cancel)
    {
        var types = await catalog.ReadAsync(cancel);
        list.Fields =
        [
            new ListField("type", new("种类", "Kind"), ListFieldKind.Choice, [.. types.Types.Where(t => t.IsListable).Select(t => new SelectListItem(t.Title.ToString(), t.Name))]),
            new ListField("q", new("标题里有", "Title holds"), ListFieldKind.Text),
        ];
        list.Sorts = [new ListSort("", new("最近修改", "Last changed")), new ListSort("title", new("标题", "Title"))];
        var found = Mine;
        if (list["type"] is { } type) found = found.Where(i => i.ContentType == type);
        else
        {
            // Widgets and the like live in other items; items of unknown types are shown.
            var hidden = types.Types.Where(t => !t.IsListable).Select(t => t.Name).ToList();
            found = found.Where(i => !hidden.Contains(i.ContentType));
        }
        if (list["q"] is { } words) found = found.Where(i => EF.Functions.Like(i.DisplayText.ToLower(), "%" + Escaped(words.ToLowerInvariant()) + "%", "\\"));

        var (all, dead) = (db.Set<ItemVersion>(), db.Set<Checks.OutsideLink>().Where(l => l.State == Checks.LinkState.Dead));
        var parts = new Dictionary<string, IQueryable<ItemVersion>>
        {
            ["all"] = found.Where(i => i.Latest),
            ["drafts"] = found.Where(i => i.Latest && !i.Published),
            ["published"] = found.Where(i => i.Latest && all.Any(p => p.ContentItemId == i.ContentItemId && p.Published)),
            ["planned"] = found.Where(i => i.Latest && all.Any(p => p.ContentItemId == i.ContentItemId && (p.PublishAt != null || p.ArchiveAt != null))),
            ["dead-links"] = found.Where(i => i.Latest && dead.Any(l => l.ContentItemId == i.ContentItemId)),
            ["deleted"] = found.Where(i => i.RemovedAt != null),
        };
        var shown = parts.GetValueOrDefault(list.Shown, parts["all"]);
        list.Tabs =
        [
            new ListTab("all", new("全部", "All"), await parts["all"].CountAsync(cancel)),
            new ListTab("drafts", new("没发布的稿子", "Unpublished drafts"), await parts["drafts"].CountAsync(cancel)),
            new ListTab("published", new("已发布", "Published"), await parts["published"].CountAsync(cancel)),
            new ListTab("planned", new("定时", "Planned"), await parts["planned"].CountAsync(cancel)),
            new ListTab("dead-links", new("链接失效", "Dead links"), await parts["dead-links"].CountAsync(cancel)),
            new ListTab("deleted", new("已删除", "Deleted"), await parts["deleted"].CountAsync(cancel)),
        ];
        list.Total = await shown.CountAsync(cancel);
        var ordered = list.Sort == "title" ? shown.OrderBy(i => i.DisplayText).ThenBy(i => i.Id) : shown.OrderByDescending(i => i.ModifiedUtc).ThenByDescending(i => i.Id);
        var rows = await ordered.Skip(list.Skip).Take(list.Info.PageSize).Select(i => new
        {
            i.ContentItemId, i.DisplayText, i.ContentType, i.Published, i.RemovedAt, i.ModifiedUtc, i.Author, i.ScopePath,
            Other = all.Any(p => p.ContentItemId == i.ContentItemId && p.Published),
            PublishAt = all.Where(p => p.ContentItemId == i.ContentItemId && p.PublishAt != null).Select(p => p.PublishAt).FirstOrDefault(),
            Address = all.Where(p => p.ContentItemId == i.ContentItemId && p.Published).Select(p => p.Address).FirstOrDefault(),
        }).ToListAsync(cancel);
        return [.. rows.Select(r => new ItemLine(r.ContentItemId, r.DisplayText, types.Find(r.ContentType)?.Title ?? new LocalizedText(r.ContentType, r.ContentType),
            r.RemovedAt is not null ? ItemState.Deleted : r.Published ? ItemState.Published : r.PublishAt is not null ? ItemState.Planned : r.Other ? ItemState.Changed : ItemState.Draft,
            r.ModifiedUtc, r.Author, r.ScopePath, r.PublishAt, r.Address))];
    }

    /// <summary>The latest version, or the deleted one; null outside the own area.</summary>
    public async Task<ItemVersion?> FindAsync(string contentItemId, CancellationToken cancel) =>
        !ItemIds.IsId(contentItemId) ? null : await Mine.Where(i => i.ContentItemId == contentItemId && (i.Latest || i.RemovedAt != null)).OrderByDescending(i => i.Latest).ThenByDescending(i => i.Number).FirstOrDefaultAsync(cancel);

    public Task<ItemVersion?> PublishedAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<ItemVersion>().AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId && i.Published, cancel);

    public Task<DateTimeOffset?> PlannedAsync(string contentItemId, CancellationToken cancel) =>
        db.Set<ItemVersion>().AsNoTracking().Where(i => i.ContentItemId == contentItemId && i.PublishAt != null).Select(i => i.PublishAt).FirstOrDefaultAsync(cancel);

    public async Task<IReadOnlyList<VersionLine>> HistoryAsync(string contentItemId, CancellationToken cancel) =>
        await db.Set<ItemVersion>().AsNoTracking().Where(i => i.ContentItemId == contentItemId).OrderByDescending(i => i.Number).Take(200)
            .Select(i => new VersionLine(i.ContentItemVersionId, i.Number, i.ModifiedUtc, i.Author, i.Note, i.Latest, i.Published)).ToListAsync(cancel);

    public Task<ItemVersion?> VersionAsync(string contentItemId, string? versionId, CancellationToken cancel) =>
        db.Set<ItemVersion>().AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == contentItemId && i.ContentItemVersionId == versionId, cancel);

    /// <summary>How many items each type has, deleted ones too.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(CancellationToken cancel) =>
        await db.Set<ItemVersion>().Where(i => i.Latest || i.RemovedAt != null).GroupBy(i => i.ContentType).Select(g => new { g.Key, Count = g.Select(i => i.ContentItemId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    private static string Escaped(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
