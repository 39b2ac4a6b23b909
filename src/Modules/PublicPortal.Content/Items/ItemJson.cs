using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Content.Items;

/// <summary>Items in Orchard Core's JSON: a few members about the item, then its parts. Members nobody here knows stay among the parts.</summary>
internal static class ItemJson
{
    private static readonly string[] Texts = ["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText"];

    /// <summary>The whole item, as a recipe has it. What the recipe said in an expression that is not run here stays as it was.</summary>
    public static JsonObject Write(ItemVersion item)
    {
        var parts = item.Parts();
        var whole = new JsonObject
        {
            ["ContentItemId"] = item.ContentItemId,
            ["ContentItemVersionId"] = item.ContentItemVersionId,
            ["ContentType"] = item.ContentType,
            ["DisplayText"] = item.DisplayText,
            ["Latest"] = item.Latest,
            ["Published"] = item.Published,
            ["ModifiedUtc"] = Moment(item.ModifiedUtc),
            ["PublishedUtc"] = item.PublishedUtc is { } published ? Moment(published) : null,
            ["CreatedUtc"] = Moment(item.CreatedUtc),
            ["Owner"] = item.Owner,
            ["Author"] = item.Author,
        };
        foreach (var (name, value) in parts) whole[name] = value?.DeepClone();
        return whole;
    }

    /// <summary>The item's own members go to columns, the rest is its content.</summary>
    public static JsonObject TakeParts(JsonObject item)
    {
        var parts = (JsonObject)item.DeepClone();
        foreach (var name in Texts.Concat(["Latest", "Published"])) parts.Take(name);
        foreach (var name in new[] { "ModifiedUtc", "PublishedUtc", "CreatedUtc" })
            if (!RecipeExpressions.IsExpression(parts.Text(name))) parts.Take(name);
        foreach (var name in new[] { "Owner", "Author" })
            if (parts.Member(name) is null || (parts.Text(name) is { Length: <= ItemVersion.LongestName } text && !RecipeExpressions.IsExpression(text))) parts.Take(name);
        return parts;
    }

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject? PartOf(this JsonObject parts, string name) => parts[name] as JsonObject;

    /// <summary>What the item is called: its title, else its first text.</summary>
    public static string DisplayText(TypeDefinition? type, JsonObject parts, string otherwise)
    {
        if (parts.PartOf("TitlePart")?.Text("Title") is { Length: > 0 } title) return Cut(title);
        foreach (var part in type?.Parts ?? [])
            foreach (var field in part.Fields.Where(f => f.Kind == "TextField"))
                if (parts.PartOf(part.Name)?.Object(field.Name)?.Text("Text") is { Length: > 0 } text) return Cut(text);
        return otherwise;
    }

    public static string Cut(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);   // PostgreSQL takes none
        return clean.Length <= ItemVersion.LongestText ? clean : clean[..ItemVersion.LongestText];
    }
}
