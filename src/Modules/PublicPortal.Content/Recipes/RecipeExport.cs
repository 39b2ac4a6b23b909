using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>What was written.</summary>
internal sealed record Exported(JsonObject Recipe, int Types, int Items, int Steps);

/// <summary>Writes the site's content as a recipe: definitions, items, the pictures they show, and the steps that were kept.</summary>
internal sealed partial class RecipeExport(PortalDbContext db, TypeCatalog catalog, IEnumerable<IRecipeMedia> media)
{
    /// <param name="types">Names of types; empty for everything.</param>
    public async Task<Exported> WriteAsync(IReadOnlyCollection<string> types, CancellationToken cancel)
    {
        var set = await catalog.ReadAsync(cancel);
        bool Wanted(string name) => types.Count == 0 || types.Contains(name, StringComparer.OrdinalIgnoreCase);
        var chosen = set.Types.Where(t => Wanted(t.Name)).ToList();
        var partNames = chosen.SelectMany(t => t.Parts).Select(p => p.PartName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = set.PartJson.Where(p => types.Count == 0 || partNames.Contains(p.Key)).Select(p => (JsonNode)p.Value.DeepClone()).ToArray();

        var names = chosen.Select(t => t.Name).ToList();
        var rows = await db.Set<ItemVersion>().AsNoTracking().Where(i => (i.Latest || i.Published) && (types.Count == 0 || names.Contains(i.ContentType)))
            .OrderBy(i => i.CreatedUtc).ThenBy(i => i.ContentItemId).ThenBy(i => i.Number).ToListAsync(cancel);
        var items = rows.Select(ItemJson.Write).ToArray();

        var steps = new JsonArray();
        var kept = types.Count > 0 ? [] : await db.Set<KeptStep>().AsNoTracking().OrderBy(s => s.Number).ThenBy(s => s.Id).Select(s => s.Json).ToListAsync(cancel);
        foreach (var step in kept) steps.Add(JsonNode.Parse(step));
        if (chosen.Count + parts.Length > 0)
            steps.Add(new JsonObject
            {
                ["name"] = "ContentDefinition",
                ["ContentTypes"] = new JsonArray([.. chosen.Select(t => (JsonNode)t.Json.DeepClone())]),
                ["ContentParts"] = new JsonArray(parts),
            });
        if (await FilesAsync(items, cancel) is { Count: > 0 } files) steps.Add(new JsonObject { ["name"] = "media", ["Files"] = files });
        if (items.Length > 0) steps.Add(new JsonObject { ["name"] = "content", ["data"] = new JsonArray([.. items]) });
        var recipe = new JsonObject
        {
            ["name"] = "Export", ["displayName"] = "Export", ["description"] = "Content of this site.", ["author"] = "PublicPortal", ["website"] = "", ["version"] = "1.0.0",
            ["issetuprecipe"] = false, ["categories"] = new JsonArray("content"), ["tags"] = new JsonArray(), ["steps"] = steps,
        };
        return new Exported(recipe, chosen.Count, items.Length, kept.Count);
    }

    /// <summary>Pictures that the items name, in the recipe itself, so that it is one file.</summary>
    private async Task<JsonArray> FilesAsync(IEnumerable<JsonObject> items, CancellationToken cancel)
    {
        var files = new JsonArray();
        foreach (var path in items.SelectMany(Paths).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            foreach (var store in media)
                if (await store.ReadAsync(path, cancel) is { } picture)
                    files.Add(new JsonObject { ["TargetPath"] = path, ["Words"] = picture.Words, ["Base64"] = Convert.ToBase64String(picture.Content) });
        return files;
    }

    /// <summary>Of fields, and of pictures within a text.</summary>
    private static IEnumerable<string> Paths(JsonNode? node) => node switch
    {
        JsonValue when node.AsText() is { } text && text.Contains("/media/", StringComparison.Ordinal) => InText().Matches(text).Select(m => m.Groups[1].Value),
        JsonObject parent => parent.Texts("Paths").Concat(parent.SelectMany(m => Paths(m.Value))),
        JsonArray list => list.SelectMany(Paths),
        _ => [],
    };

    [GeneratedRegex(@"/media/([A-Za-z0-9/_.-]+)")]
    private static partial Regex InText();
}
