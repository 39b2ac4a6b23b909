using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Editing;

/// <summary>Kinds whose value is one text.</summary>
internal abstract class OneText : FieldKind
{
    protected virtual int Longest => 2000;

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field) => editor.Value = stored.Text(MainMember);

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var value = typed.Value.Trim();
        if (value.Length == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix);
        var most = (int)Math.Clamp(field.Settings.Object("PortalFieldSettings")?.Number("MaxLength") ?? Longest, 1, Longest);
        if (value.Length > most) return FieldRefusals.TooLong.For(field, typed.Prefix, most, value.Length);
        if (value.Length > 0 || stored.Text(MainMember) is { Length: > 0 }) stored[MainMember] = value;
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field) => stored.Text(MainMember) ?? "";
}

internal sealed class TextKind : OneText
{
    public override string Name => "TextField";
    public override LocalizedText Title => new("文字", "Text");
    public override LocalizedText Hint => new("一行或几行文字；也可以给出选项", "One line or a few; or one of given choices");
    public override string Partial => "ContentFields/_Text";
    public override string MainMember => "Text";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        base.Fill(editor, stored, field);
        editor.Options = Choices(field);
        editor.Several = field.Editor is "TextArea" or "Multiline";   // several lines
        if (editor.Options.Count > 0 && editor.Value is null) editor.Value = field.Settings.Object("TextFieldPredefinedListEditorSettings")?.Text("DefaultValue");
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var choices = Choices(field);
        if (choices.Count > 0 && typed.Value.Length > 0 && choices.All(c => c.Value != typed.Value)) return FieldRefusals.Choice.For(field, typed.Prefix);
        return base.Read(typed, stored, field);
    }

    public override string InWords(JsonObject stored, FieldDefinition field) =>
        stored.Text("Text") is { } value ? Choices(field).FirstOrDefault(c => c.Value == value)?.Text ?? value : "";

    private static List<SelectListItem> Choices(FieldDefinition field) => field.Editor == "PredefinedList"
        ? [.. (field.Settings.Object("TextFieldPredefinedListEditorSettings")?.Objects("Options") ?? []).Select(o => new SelectListItem(o.Text("name") ?? o.Text("value"), o.Text("value") ?? o.Text("name")))]
        : [];
}

internal sealed class MultiTextKind : FieldKind
{
    public override string Name => "MultiTextField";
    public override LocalizedText Title => new("多项选择", "Several choices");
    public override LocalizedText Hint => new("从给出的选项里选几项", "Some of given choices");
    public override string Partial => "ContentFields/_Choices";

    public override void Fill(FieldEditor editor, JsonObject stored, FieldDefinition field)
    {
        (editor.Values, editor.Options, editor.Several) = ([.. stored.Texts("Values")], Choices(field), true);
    }

    public override Refusal? Read(FieldInput typed, JsonObject stored, FieldDefinition field)
    {
        var (values, choices) = (typed.Values, Choices(field));
        if (values.Count == 0 && field.Required) return FieldRefusals.Missing.For(field, typed.Prefix).At(typed.Prefix + ".Values");
        if (values.Any(v => choices.All(c => c.Value != v) && !stored.Texts("Values").Contains(v))) return FieldRefusals.Choice.For(field, typed.Prefix).At(typed.Prefix + ".Values");
        if (values.Count > 0 || stored.Member("Values") is not null) stored["Values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        return null;
    }

    public override string InWords(JsonObject stored, FieldDefinition field)
    {
        var choices = Choices(field);
        return string.Join(LocalizedText.IsEnglish ? ", " : "、", stored.Texts("Values").Select(v => choices.FirstOrDefault(c => c.Value == v)?.Text ?? v));
    }

    private static List<SelectListItem> Choices(FieldDefinition field) =>
        [.. (field.Own?.Objects("Options") ?? []).Select(o => new SelectListItem(o.Text("name") ?? o.Text("value"), o.Text("value") ?? o.Text("name")))];
}

internal sealed class MarkdownKind : OneText
{
    public override string Name => "MarkdownField";
    public override LocalizedText Title => new("正文（Markdown）", "Long text (Markdown)");
    public override LocalizedText Hint => new("带标题、列表、表格、链接的正文", "With headings, lists, tables and links");
    public override string Partial => "ContentFields/_Markdown";
    public override string MainMember => "Markdown";
    protected override int Longest => 200_000;
}

internal sealed class HtmlKind : OneText
{
    public override string Name => "HtmlField";
    public override LocalizedText Title => new("网页代码（HTML）", "HTML");
    public override LocalizedText Hint => new("从别的系统来的正文；显示时会净化", "Long text from other systems; cleaned when it is shown");
    public override string Partial => "ContentFields/_Html";
    public override string MainMember => "Html";
    protected override int Longest => 200_000;
}

/// <summary>A short text of a known part: title, address, alias.</summary>
internal sealed class LineKind(string member, int longest) : OneText
{
    public override string Name => "Line";
    public override LocalizedText Title => default;
    public override LocalizedText Hint => default;
    public override string Partial => "ContentFields/_Text";
    public override string MainMember => member;
    protected override int Longest => longest;
    public override bool IsOffered => false;
}
