using System.Text.Json.Nodes;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Markdown;

namespace PublicPortal.Content.Public;

/// <summary>The words of an item without markup: for search, descriptions and feeds.</summary>
internal sealed class ItemWords(IContentItems items)
{
    public async Task<string> OfAsync(PublishedItem item, CancellationToken cancel)
    {
        var type = (await items.TypesAsync(cancel)).FirstOrDefault(t => t.Name == item.ContentType);
        return Of(item, type);
    }

    public static string Of(PublishedItem item, ContentTypeInfo? type)
    {
        var words = new List<string> { BodyRenderer.WordsOfMarkdown(Text(item.Parts, "MarkdownBodyPart", "Markdown")), HtmlWords(Text(item.Parts, "HtmlBodyPart", "Html")) };
        foreach (var field in type?.Fields ?? [])
            if (item.Parts[field.Part] is JsonObject part && part[field.Name] is JsonObject value)
                words.Add(field.Kind switch
                {
                    "TextField" => Text(value, "Text") ?? "",
                    "MultiTextField" => string.Join(' ', ItemView.Texts(value["Values"])),
                    "MarkdownField" => BodyRenderer.WordsOfMarkdown(Text(value, "Markdown")),
                    "HtmlField" => HtmlWords(Text(value, "Html")),
                    _ => "",
                });
        return string.Join(' ', words.Where(w => w.Length > 0));
    }

    /// <summary>The beginning, in a length that search engines and feeds show.</summary>
    public static string Summary(string words, int length = 120) => words.Length <= length ? words : words[..(char.IsHighSurrogate(words[length - 1]) ? length - 1 : length)] + "…";

    internal static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    internal static string? Text(JsonObject parts, string part, string name) => parts[part] is JsonObject json ? Text(json, name) : null;

    private static string HtmlWords(string? markup) => string.IsNullOrWhiteSpace(markup) ? "" : BodyRenderer.Words(markup);
}
