using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.PortalTests.Residents;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Content;

/// <summary>Publishes without the desk: readers' tests ask what is shown, not who wrote it.</summary>
internal static class PublishedItems
{
    public static async Task<ItemVersion> PublishAsync(PortalSite site, string title, string markdown = "正文", string type = "Notice", string scope = "", string? address = null, ItemVersion? before = null, JsonObject? more = null) =>
        (await site.WorkAsync("test.publish", async (services, process) =>
        {
            var store = services.GetRequiredService<ItemStore>();
            var known = (await services.GetRequiredService<TypeCatalog>().ReadAsync(default)).Find(type);
            var parts = more ?? [];
            parts["TitlePart"] = new JsonObject { ["Title"] = title };
            parts["MarkdownBodyPart"] = new JsonObject { ["Markdown"] = markdown };
            if (address is not null) parts["AutoroutePart"] = new JsonObject { ["Path"] = address };
            var latest = before is null ? null : await store.LatestAsync(before.ContentItemId, default);
            var added = await store.AddAsync(known, type, before?.ContentItemId ?? RecipeIds.New(), latest, parts, new Authorship(null, "编辑", scope, null), process, default);
            if (added.IsRefused) return added;
            var published = await store.PublishAsync(known, added.Value, null, makesFree: false, process, default);
            return published.IsRefused ? PublicPortal.Kernel.Result<ItemVersion>.Refuse(published.Refusals) : added;
        })).Value;

    public static Task TakeDownAsync(PortalSite site, ItemVersion item) => site.WorkAsync("test.take-down", async (services, process) =>
        PublicPortal.Kernel.Result.Ok(await services.GetRequiredService<ItemStore>().UnpublishAsync(item.ContentItemId, process, default)));
}
