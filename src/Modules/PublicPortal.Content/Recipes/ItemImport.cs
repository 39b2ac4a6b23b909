using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>
/// Takes one item of a recipe in, as a version of its own. An item that is there in the same words stays as it is. From the
/// desk nothing is published that the person could not publish there.
/// </summary>
internal sealed class ItemImport(PortalDbContext db, ItemStore store, TypeCatalog catalog, ICurrentUser user, IEnumerable<IScopePlaces> places, MediaPaths media, TimeProvider clock)
{
    public async Task<Result> AddAsync(JsonObject json, string path, RecipeRun run, CancellationToken cancel)
    {
        if (json.Text("ContentType") is not { } contentType || !Definitions.IsName(contentType)) return RecipeRefusals.Broken(path + ".ContentType", "缺少内容类型", "it has no content type");
        if (json.Text("DisplayText")?.Length > ItemVersion.LongestText) return RecipeRefusals.Broken(path + ".DisplayText", "太长", "it is too long");
        var type = (await catalog.ReadAsync(cancel)).Find(contentType);
        if (type is null) run.Warn(path, $"没有类型“{contentType}”：条目保留，不能在这里编辑。", $"There is no type '{contentType}': the item is kept, but cannot be edited here.");
        var id = json.Text("ContentItemId");
        if (!ItemIds.IsId(id))
        {
            if (id is not null) run.Warn(path + ".ContentItemId", "编号不能用，换了新的。", "The id cannot be used; it got a new one.");
            id = RecipeIds.New();
        }
        var parts = ItemJson.TakeParts(json);
        var content = media.Replace(JsonText.Write(parts));
        if (content.Length > ItemVersion.LongestContent) return RecipeRefusals.Broken(path, "内容太长", "the content is too long");
        var scope = await ItemService.ScopeAsync(places, parts, cancel);
        if (scope is null) run.Warn(path + ".CommunityPart", "没有这个地方，条目归全区。", "There is no such place; the item belongs to the whole district.");
        var (published, latest) = (json.Flag("Published") ?? false, json.Flag("Latest") ?? true);
        var mayPublish = !run.Choices.FromDesk || (user.Has(ContentPermissions.Publish, scope ?? "") && type?.NeedsTwoPeople != true);
        if (published && !mayPublish)
        {
            run.Warn(path, "导入为草稿，等有权发布的人发布。", "Imported as a draft; it waits for someone who may publish it.");
            (published, latest) = (false, true);
        }
        return await AddAsync(new Incoming(json, parts, content, contentType, id!, scope ?? "", latest || !published, published, mayPublish), type, path, run, cancel);
    }

    private sealed record Incoming(JsonObject Json, JsonObject Parts, string Content, string ContentType, string Id, string ScopePath, bool Latest, bool Published, bool MayPublish);

    private async Task<Result> AddAsync(Incoming item, TypeDefinition? type, string path, RecipeRun run, CancellationToken cancel)
    {
        var rows = await db.Set<ItemVersion>().Where(i => i.ContentItemId == item.Id).ToListAsync(cancel);
        if (rows.Any(r => r.ContentType != item.ContentType)) return RecipeRefusals.Broken(path + ".ContentItemId", "这个编号属于别的类型的条目", "this id belongs to an item of another type");
        if (rows.Any(r => r.Content == item.Content && r.Latest == item.Latest && r.Published == item.Published))
        {
            run.Count("unchanged");
            return Result.Ok();
        }
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            if (item.Latest) row.Latest = false;
            row.RemovedAt = null;   // what was deleted comes back
        }
        await db.SaveChangesAsync(cancel);
        var added = new ItemVersion
        {
            Id = Ids.New(now), ContentItemId = item.Id, ContentItemVersionId = await VersionIdAsync(item.Json.Text("ContentItemVersionId"), cancel), ContentType = item.ContentType,
            Number = rows.Select(r => r.Number).DefaultIfEmpty().Max() + 1, Latest = item.Latest,
            DisplayText = item.Json.Text("DisplayText") is { } shown ? ItemJson.Cut(shown) : ItemJson.DisplayText(type, item.Parts, item.ContentType),
            CreatedUtc = item.Json.Moment("CreatedUtc") ?? now, ModifiedUtc = item.Json.Moment("ModifiedUtc") ?? now, PublishedUtc = item.Json.Moment("PublishedUtc"),
            Owner = Name(item, "Owner"), Author = Name(item, "Author"), EditedBy = run.Process.AccountId,
            Alias = item.Parts.PartOf("AliasPart")?.Text("Alias") is { Length: > 0 and <= ItemVersion.LongestName } alias ? alias : null,
            ContainerId = item.Parts.PartOf("ContainedPart")?.Text("ListContentItemId") is { Length: <= ItemIds.Longest } container ? container : null,
            ScopePath = item.ScopePath, Content = item.Content,
            PublishAt = item.MayPublish && !item.Published ? Future(item.Parts.PartOf("PublishLaterPart")?.Moment("ScheduledPublishUtc"), now) : null,
            ArchiveAt = item.MayPublish && item.Published ? Future(item.Parts.PartOf("ArchiveLaterPart")?.Moment("ScheduledArchiveUtc"), now) : null,
        };
        db.Add(added);
        await db.SaveChangesAsync(cancel);
        run.Process.Raise(new DraftSaved(added.ContentItemId, added.ContentType, added.Number));
        run.Count("items");
        if (!item.Published) return Result.Ok();
        var wanted = item.Parts.PartOf("AutoroutePart")?.Text("Path")?.Trim('/');
        var result = await store.PublishAsync(type, added, run.Process.AccountId, makesFree: true, run.Process, cancel);
        if (result.IsOk && wanted is { Length: > 0 } && added.Address != wanted)
            run.Warn(path + ".AutoroutePart.Path", $"地址“{wanted}”不能用，现在是“{added.Address}”。", $"The address '{wanted}' cannot be used; it is now '{added.Address}'.");
        return result;
    }

    private static string Name(Incoming item, string member) => item.Json.Text(member) is { Length: <= ItemVersion.LongestName } name && !RecipeExpressions.IsExpression(name) ? name : "";

    private static DateTimeOffset? Future(DateTimeOffset? moment, DateTimeOffset now) => moment > now ? moment : null;

    private async Task<string> VersionIdAsync(string? wanted, CancellationToken cancel) =>
        ItemIds.IsId(wanted) && !await db.Set<ItemVersion>().AnyAsync(i => i.ContentItemVersionId == wanted, cancel) ? wanted! : RecipeIds.New();
}
