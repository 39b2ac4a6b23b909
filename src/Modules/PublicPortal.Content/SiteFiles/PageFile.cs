using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Content.SiteFiles;

/// <summary>A Markdown file with front matter: <c>type</c>, <c>title</c>, <c>address</c>, <c>place</c>, <c>published</c>, <c>demo</c>, and fields of the type by their names.</summary>
internal sealed record PageFile(string Path, IReadOnlyDictionary<string, string> Front, string Body)
{
    private static readonly string[] Own = ["id", "type", "title", "address", "place", "published", "demo"];

    public string Type => Front.GetValueOrDefault("type", "Page");
    public bool IsPublished => Front.GetValueOrDefault("published") == "true";

    /// <summary>Made up; loaded in Development alone.</summary>
    public bool IsDemo => Front.GetValueOrDefault("demo") == "true";

    /// <summary>The same file makes the same item on every site.</summary>
    public string ContentItemId => Front.GetValueOrDefault("id") is { Length: > 0 } id ? id : IdOf(Path);

    /// <exception cref="FormatException">The file has no front matter.</exception>
    public static PageFile Read(string path, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var end = Array.IndexOf(lines, "---", 1);
        if (lines[0] != "---" || end < 0) throw new FormatException($"content/pages/{path}: the front matter between two lines of --- is missing.");
        var front = new Dictionary<string, string>();
        for (var i = 1; i < end; i++)
        {
            if (lines[i].Trim().Length == 0) continue;
            var split = lines[i].IndexOf(':', StringComparison.Ordinal);
            if (split < 1) throw new FormatException($"content/pages/{path}, line {i + 1}: it should be name: value.");
            front[lines[i][..split].Trim()] = lines[i][(split + 1)..].Trim();
        }
        return new PageFile(path, front, string.Join('\n', lines[(end + 1)..]).Trim('\n'));
    }

    /// <summary>The parts of the item, on top of what stands.</summary>
    public JsonObject Parts(TypeDefinition type, JsonObject standing)
    {
        var parts = (JsonObject)standing.DeepClone();
        Set(parts, "TitlePart", "Title", Front.GetValueOrDefault("title"));
        Set(parts, "AutoroutePart", "Path", Front.GetValueOrDefault("address"));
        Set(parts, "MarkdownBodyPart", "Markdown", Body.Length > 0 ? Body : null);
        if (Front.GetValueOrDefault("place") is { Length: > 0 } place) parts["CommunityPart"] = new JsonObject { ["PlaceCode"] = new JsonObject { ["Text"] = place } };
        foreach (var (name, value) in Front.Where(f => !Own.Contains(f.Key)))
        {
            if (type.Part(type.Name)?.Fields.FirstOrDefault(f => f.Name == name) is not { } field || FieldKinds.Find(field.Kind) is not { } kind)
                throw new FormatException($"content/pages/{Path}: the type {type.Name} has no field '{name}'.");
            if (parts[type.Name] is not JsonObject own) parts[type.Name] = own = [];
            own[name] = kind switch
            {
                MultiTextKind => new JsonObject { ["Values"] = new JsonArray([.. value.Split('、').Select(v => (JsonNode)v.Trim())]) },
                DateKind => new JsonObject { ["Value"] = value + "T00:00:00Z" },
                LinkKind => new JsonObject { ["Url"] = value.Split(' ')[0], ["Text"] = value.Contains(' ', StringComparison.Ordinal) ? value[(value.IndexOf(' ', StringComparison.Ordinal) + 1)..] : "" },
                BooleanKind => new JsonObject { ["Value"] = value == "true" },
                _ => new JsonObject { [kind.MainMember] = value },
            };
        }
        return parts;
    }

    /// <summary>An item as a file; what a file cannot say is left out.</summary>
    public static string Write(ItemVersion item, TypeDefinition? type, bool published)
    {
        var parts = item.Parts();
        var text = new StringBuilder("---\n").Append("id: ").Append(item.ContentItemId).Append("\ntype: ").Append(item.ContentType).Append("\ntitle: ").Append(Line(item.DisplayText)).Append('\n');
        if ((item.Address ?? parts.PartOf("AutoroutePart")?.Text("Path")) is { Length: > 0 } address) text.Append("address: ").Append(address).Append('\n');
        if (parts.PartOf("CommunityPart")?.Object("PlaceCode")?.Text("Text") is { Length: > 0 } place) text.Append("place: ").Append(place).Append('\n');
        if (published) text.Append("published: true\n");
        foreach (var field in type?.Part(type.Name)?.Fields ?? [])
        {
            var stored = parts.PartOf(type!.Name)?.Object(field.Name) ?? [];
            var value = FieldKinds.Find(field.Kind) switch
            {
                TextKind or NumericKind => stored.Text("Text") ?? stored.Number("Value")?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                MultiTextKind => string.Join('、', stored.Texts("Values")),
                DateKind => stored.Text("Value") is { Length: >= 10 } day ? day[..10] : null,
                LinkKind => stored.Text("Url") is { Length: > 0 } url ? $"{url} {stored.Text("Text")}".Trim() : null,
                BooleanKind => stored.Flag("Value") == true ? "true" : null,
                _ => null,
            };
            if (!string.IsNullOrEmpty(value)) text.Append(field.Name).Append(": ").Append(Line(value)).Append('\n');
        }
        text.Append("---\n\n").Append(parts.PartOf("MarkdownBodyPart")?.Text("Markdown")?.Trim('\n')).Append('\n');
        return text.ToString();
    }

    private static string Line(string text) => string.Join(' ', text.Split((char[]?)['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static void Set(JsonObject parts, string part, string member, string? value)
    {
        if (value is null) return;
        if (parts[part] is not JsonObject standing) parts[part] = standing = [];
        standing[member] = value;
    }

    private static string IdOf(string path)
    {
        const string alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        return string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(path)).Take(RecipeIds.Length).Select(b => alphabet[b & 31]));
    }
}
