using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Public;

/// <summary>A field with a short value: a line of the facts.</summary>
internal sealed record ItemFact(string Label, string Value, string? Href = null, bool IsExternal = false);

/// <summary>A field with a long value: a part of the text, under its name.</summary>
internal sealed record ItemSection(string? Label, IHtmlContent Body);

internal sealed record ItemPicture(string Address, string Words);

/// <summary>An item with those that it names, as <c>_Item</c> draws it: for readers, and for the editor who looks at a draft.</summary>
/// <param name="Place">The community it belongs to.</param>
internal sealed record ItemPage(ItemView View, IReadOnlyList<(string Label, PublishedItem Item)> Named, CommunityPlace? Place)
{
    /// <summary>What a page that shows it is evicted by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>An item as the page shows it: title, body, then the fields of its type in their order.</summary>
internal sealed class ItemView
{
    private const int LongestFact = 100;
    private readonly BodyRenderer bodies;
    private readonly Uri own;
    private string? summary;

    private ItemView(PublishedItem item, ContentTypeInfo? type, BodyRenderer bodies, Uri own) => (Item, Type, this.bodies, this.own) = (item, type, bodies, own);

    public PublishedItem Item { get; }
    public ContentTypeInfo? Type { get; }
    public List<ItemFact> Facts { get; } = [];
    public List<ItemSection> Sections { get; } = [];
    public List<ItemPicture> Pictures { get; } = [];

    /// <summary>Ids of items that it names, in the fields' order.</summary>
    public List<(string Label, string ContentItemId)> Named { get; } = [];

    /// <summary>The summary, where the type has one: it stands under the title.</summary>
    public string? Lead { get; private set; }

    /// <summary>内容来源, where a field says it.</summary>
    public string? Source { get; private set; }

    /// <summary>The beginning of its words, as search engines show it.</summary>
    public string Summary => summary ??= ItemWords.Summary(ItemWords.Of(Item, Type));

    /// <summary>In bytes, roughly: the text as it came, as JSON and as markup.</summary>
    public int Size => 6 * Item.Content.Length;

    public static ItemView Of(PublishedItem item, ContentTypeInfo? type, BodyRenderer bodies, Uri own)
    {
        var view = new ItemView(item, type, bodies, own);
        view.Section(null, bodies.Markdown(ItemWords.Text(item.Parts, "MarkdownBodyPart", "Markdown")));
        view.Section(null, bodies.Html(ItemWords.Text(item.Parts, "HtmlBodyPart", "Html")));
        foreach (var field in type?.Fields ?? [])
            if (item.Parts[field.Part] is JsonObject part && part[field.Name] is JsonObject value) view.Field(field, value);
        return view;
    }

    private void Field(ContentFieldInfo field, JsonObject value)
    {
        var label = field.Label.ToString();
        switch (field.Kind)
        {
            case "TextField": Text(field, label, ItemWords.Text(value, "Text")); break;
            case "MultiTextField": Fact(label, string.Join("、", Texts(value["Values"]))); break;
            case "MarkdownField": Section(label, bodies.Markdown(ItemWords.Text(value, "Markdown"))); break;
            case "HtmlField": Section(label, bodies.Html(ItemWords.Text(value, "Html"))); break;
            case "BooleanField" when value["Value"] is JsonValue flag && flag.TryGetValue<bool>(out var yes): Fact(label, yes ? Hosting.Pages.Text.T("是", "Yes") : Hosting.Pages.Text.T("否", "No")); break;
            case "NumericField" when value["Value"] is JsonValue number: Fact(label, number.ToString()); break;
            case "DateField" when DateTimeOffset.TryParse(ItemWords.Text(value, "Value"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day): Fact(label, ChinaTime.Show(DateOnly.FromDateTime(day.DateTime))); break;
            case "DateTimeField" when DateTimeOffset.TryParse(ItemWords.Text(value, "Value"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment): Fact(label, ChinaTime.Show(moment)); break;
            case "LinkField" when Addresses.Link(ItemWords.Text(value, "Url")) is { } href:
                Facts.Add(new ItemFact(label, ItemWords.Text(value, "Text") is { Length: > 0 } words ? words : href, href, Addresses.IsExternal(href, own)));
                break;
            case "MediaField":
                var texts = Texts(value["MediaTexts"]).ToList();
                foreach (var (path, n) in Texts(value["Paths"]).Select((p, n) => (p, n)))
                    if (Addresses.Picture(path.StartsWith("/media/", StringComparison.Ordinal) ? path : "/media/" + path.TrimStart('/')) is { } address && texts.ElementAtOrDefault(n) is { Length: > 0 } shown) Pictures.Add(new ItemPicture(address, shown));
                break;
            case "ContentPickerField": Named.AddRange(Texts(value["ContentItemIds"]).Take(10).Select(id => (label, id))); break;
            case "TaxonomyField": Fact(label, string.Join("、", Texts(value["TagNames"]))); break;
        }
    }

    private void Text(ContentFieldInfo field, string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (field is { Part: "CommunityPart", Name: "PlaceCode" }) return;   // the place stands by its name
        if (field.Name == "Summary") Lead = text.Trim();
        else if (field.Name is "Source" or "ContentSource") Source = text.Trim();
        else if (text.Length <= LongestFact && !text.Contains('\n')) Fact(label, text.Trim());
        else Section(label, bodies.Markdown(text.Replace("<", "&lt;", StringComparison.Ordinal)));
    }

    private void Fact(string label, string value)
    {
        if (value.Length > 0) Facts.Add(new ItemFact(label, value));
    }

    private void Section(string? label, SafeHtml body)
    {
        if (!body.IsEmpty) Sections.Add(new ItemSection(label, body));
    }

    internal static IEnumerable<string> Texts(JsonNode? array) => array is JsonArray values
        ? values.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var text) ? text : "").Where(t => t.Length > 0) : [];
}
