using System.Globalization;
using System.Text.Json.Nodes;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>One link of a menu as the form shows it.</summary>
/// <param name="Id">Of the menu item within the menu; empty for a row that is new.</param>
/// <param name="IsOther">A menu item of a kind that is not asked for here: it stays as it is, but may be moved or taken away.</param>
internal sealed record MenuRow(string Id, string Label, string Address, string Order, bool IsOther = false);

/// <summary>The links of a menu, in Orchard Core's shape: <c>MenuItemsListPart.MenuItems</c>, each a <c>LinkMenuItem</c>.</summary>
internal sealed class MenuLinksKind : FieldKind
{
    public const int Most = 50, LongestLabel = 60, BlankRows = 3;
    private const string LinkType = "LinkMenuItem", LinkPart = "LinkMenuItemPart";

    private static readonly Refusal LabelMissing = new("content.menu.label-missing", "第 {0} 行：请写上链接的文字，最多 60 个字。", "Row {0}: enter the words of the link, 60 characters at most.");
    private static readonly Refusal Address = new("content.menu.address", "第 {0} 行：网址要以 / 或 https:// 开头。", "Row {0}: the address begins with / or https://.");
    private static readonly Refusal TooMany = new("content.menu.too-many", "一个菜单最多 50 个链接。", "A menu has at most 50 links.");

    public override string Name => "MenuItems";
    public override LocalizedText Title => default;
    public override LocalizedText Hint => default;
    public override string Partial => "ContentFields/_MenuLinks";
    public override string MainMember => "MenuItems";
    public override bool IsOffered => false;

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) => editor.Links =
        [.. stored.Objects(MainMember).Select((item, n) => new MenuRow(item.Text("ContentItemId") ?? "", LabelOf(item), AddressOf(item) ?? "", (n + 1).ToString(CultureInfo.InvariantCulture), item.Text("ContentType") != LinkType))];

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var rows = typed.Links.Select((row, n) => (Row: row, Line: n + 1)).Where(r => r.Row.Label.Length + (r.Row.IsOther ? 0 : r.Row.Address.Length) > 0).ToList();
        if (rows.Count > Most) return TooMany.At(typed.Prefix);
        foreach (var (row, line) in rows)
        {
            if (row.Label.Length is 0 or > LongestLabel) return LabelMissing.With(line).At(typed.Prefix);
            if (!row.IsOther && !IsAddress(row.Address)) return Address.With(line).At(typed.Prefix);
        }
        var standing = stored.Objects(MainMember).ToList();
        var items = rows.OrderBy(r => int.TryParse(r.Row.Order, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : int.MaxValue).ThenBy(r => r.Line)
            .Select(r => (JsonNode)Written(standing.Find(s => r.Row.Id.Length > 0 && s.Text("ContentItemId") == r.Row.Id), r.Row)).ToArray();
        if (items.Length > 0 || standing.Count > 0) stored[MainMember] = new JsonArray(items);
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => string.Join("\n", Of(stored).Select(l => $"{l.Label}（{l.Address}）"));

    /// <summary>The links of a menu in their order, those below others behind them.</summary>
    public static IEnumerable<(string Label, string Address)> Of(JsonObject part, int depth = 0) => depth > 5 ? [] :
        part.Objects("MenuItems").SelectMany(item => (AddressOf(item) is { } address ? new[] { (LabelOf(item), address) } : [])
            .Concat(item.Object("MenuItemsListPart") is { } below ? Of(below, depth + 1) : []));

    /// <summary>Orchard writes <c>~/about</c> for a page of the site itself.</summary>
    public static string Local(string address) => address.StartsWith("~/", StringComparison.Ordinal) ? address[1..] : address;

    private static bool IsAddress(string typed) => LinkKind.IsSafe(Local(typed)) && Addresses.Link(Local(typed)) is not null;

    private static JsonObject Written(JsonObject? standing, MenuRow row)
    {
        if (standing is not null && (row.IsOther || (LabelOf(standing) == row.Label && AddressOf(standing) == row.Address))) return (JsonObject)standing.DeepClone();
        var item = (JsonObject?)standing?.DeepClone() ?? new JsonObject { ["ContentItemId"] = RecipeIds.New(), ["ContentType"] = LinkType };
        if (item[LinkPart] is not JsonObject part) item[LinkPart] = part = [];
        (item["DisplayText"], part["Name"], part["Url"]) = (row.Label, row.Label, row.Address);
        return item;
    }

    private static string LabelOf(JsonObject item) => item.Object(LinkPart)?.Text("Name") is { Length: > 0 } name ? name : item.Text("DisplayText") is { Length: > 0 } shown ? shown : item.Text("ContentType") ?? "";
    private static string? AddressOf(JsonObject item) => item.Object(LinkPart)?.Text("Url");
}
