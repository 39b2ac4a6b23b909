using System.Text.Json.Nodes;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

internal sealed class LinkKind : FieldKind
{
    public override string Name => "LinkField";
    public override LocalizedText Title => new("链接", "Link");
    public override LocalizedText Hint => new("网址和它的文字", "An address and its words");
    public override string Partial => "ContentFields/_Link";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) => (editor.Value, editor.Second) = (stored.Text("Url"), stored.Text("Text"));

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var (url, text) = (typed.Value.Trim(), typed.Second.Trim());
        if (url.Length == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
        if (url.Length > 0 && !IsSafe(url)) return FieldRefusals.Link.For(field, typed.Prefix);
        if (text.Length > 200) return FieldRefusals.TooLong.For(field, typed.Prefix, 200, text.Length).At(typed.Prefix + ".Second");
        if (url != (stored.Text("Url") ?? "")) stored["Url"] = url;
        if (text != (stored.Text("Text") ?? "")) stored["Text"] = text;
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Text("Url") is { Length: > 0 } url ? $"{stored.Text("Text") ?? url}（{url}）" : "";

    internal static bool IsSafe(string url) =>
        url.Length <= 1000 && !url.Any(char.IsControl)
        && ((url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel" or "mailto"));
}

/// <summary>Pictures: their paths among the media, each with a text for those who cannot see it.</summary>
internal sealed class MediaKind : FieldKind
{
    public override string Name => "MediaField";
    public override LocalizedText Title => new("图片", "Picture");
    public override LocalizedText Hint => new("上传图片，并写一句说明", "A picture with a sentence that describes it");
    public override string Partial => "ContentFields/_Media";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        var (paths, texts) = (stored.Texts("Paths").ToList(), stored.Texts("MediaTexts").ToList());
        (editor.Value, editor.Second) = (paths.FirstOrDefault(), texts.FirstOrDefault());
        editor.Pictures = [.. paths.Select((p, i) => (p, texts.ElementAtOrDefault(i)))];
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var (path, text) = (typed.Value.Trim(), typed.Second.Trim());
        var paths = stored.Texts("Paths").ToList();
        if (path.Length == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
        if (path.Length > 300 || path.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '-' or '_' or '.' or ' ')))
            return FieldRefusals.MediaPath.For(field, typed.Prefix, path.Length <= 60 ? path : path[..60]);
        if (path.Length > 0 && text.Length == 0 && field.Own?.Flag("AllowMediaText") != false) return FieldRefusals.AltMissing.For(field, typed.Prefix).At(typed.Prefix + ".Second");
        if (text.Length > 300) return FieldRefusals.TooLong.For(field, typed.Prefix, 300, text.Length).At(typed.Prefix + ".Second");
        if (path == (paths.FirstOrDefault() ?? "") && text == (stored.Texts("MediaTexts").FirstOrDefault() ?? "")) return null;
        var rest = paths.Skip(1);
        stored["Paths"] = new JsonArray([.. (path.Length == 0 ? rest : rest.Prepend(path)).Select(p => (JsonNode)p)]);
        var others = stored.Texts("MediaTexts").Skip(1);
        stored["MediaTexts"] = new JsonArray([.. (path.Length == 0 ? others : others.Prepend(text)).Select(t => (JsonNode)t)]);
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) =>
        string.Join("; ", stored.Texts("Paths").Zip(stored.Texts("MediaTexts").Concat(Enumerable.Repeat("", 100)), (p, t) => t.Length > 0 ? $"{p}（{t}）" : p));
}

/// <summary>Kinds whose value is a list of ids: other items, terms, officials.</summary>
internal sealed class PickerKind(string name, string member, LocalizedText title, LocalizedText hint) : FieldKind
{
    public override string Name => name;
    public override LocalizedText Title => title;
    public override LocalizedText Hint => hint;
    public override string Partial => "ContentFields/_Choices";
    public override string MainMember => member;

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        editor.Values = [.. stored.Texts(member)];
        editor.Several = name == "TaxonomyField" ? field.Own?.Flag("Unique") != true : field.Own?.Flag("Multiple") == true;
        editor.Value = editor.Values.FirstOrDefault();
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        List<string> ids = [.. typed.Values.Append(typed.Value).Where(v => v.Length > 0).Distinct()];
        if (ids.Count == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix).At(typed.Prefix + (typed.Values.Count > 0 ? ".Values" : ".Value"));
        if (ids.Count > 100 || ids.Any(i => !Items.ItemIds.IsId(i))) return FieldRefusals.Choice.For(field, typed.Prefix);
        if (stored.Texts(member).SequenceEqual(ids)) return null;
        stored[member] = new JsonArray([.. ids.Select(i => (JsonNode)i)]);
        if (name == "TaxonomyField") stored["TaxonomyContentItemId"] = field.Own?.Text("TaxonomyContentItemId");
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => string.Join(", ", stored.Texts(member));
}
