using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>The box of a field, by kind: the control that takes the attributes, and the whole that is written.</summary>
internal static class FieldBox
{
    public static (TagBuilder Control, IHtmlContent Whole) Draw(FieldState field, IEnumerable<SelectListItem> options, int rows, string label, HttpContext http) => field.Kind switch
    {
        FieldKind.Textarea => Same(Textarea(field, rows)),
        FieldKind.Select => Same(Select(field, options)),
        FieldKind.Radios or FieldKind.Checks => Same(Choices(field, options)),
        FieldKind.Checkbox => Single(field, label),
        FieldKind.Password => WithEye(Input(field), field.Id, http),
        _ => Same(Input(field)),
    };

    private static (TagBuilder, IHtmlContent) Same(TagBuilder tag) => (tag, tag);

    private static TagBuilder Input(FieldState field)
    {
        var input = Named(new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing }, field);
        input.Attributes["type"] = field.Kind switch
        {
            FieldKind.Date => "date",
            FieldKind.Tel => "tel",
            FieldKind.Password => "password",
            FieldKind.File => "file",
            _ => "text", // numbers too: a wheel of the mouse must not change them
        };
        if (field.Kind == FieldKind.Number) input.Attributes["inputmode"] = "decimal";
        if (field.Kind is FieldKind.File)
        {
            if (field.Multiple) input.Attributes["multiple"] = "multiple";
            return input;
        }
        if (field.Length is { } length) input.Attributes["maxlength"] = length.ToString(CultureInfo.InvariantCulture);
        if (field.Kind != FieldKind.Password) input.Attributes["value"] = field.Value; // a password never travels back
        return input;
    }

    /// <summary>What was typed can be looked at; without script the button stays hidden.</summary>
    private static (TagBuilder, IHtmlContent) WithEye(TagBuilder input, string id, HttpContext http)
    {
        var eye = new TagBuilder("button");
        eye.Attributes["type"] = "button";
        eye.Attributes["hidden"] = "hidden";
        eye.Attributes["data-toggle-secret"] = id;
        eye.Attributes["aria-pressed"] = "false";
        eye.Attributes["aria-controls"] = id;
        eye.InnerHtml.AppendHtml(Sprite.Icon(http, "eye", label: T("显示密码", "Show the password")));
        var both = new TagBuilder("div");
        both.AddCssClass("with-eye");
        both.InnerHtml.AppendHtml(input).AppendHtml(eye);
        return (input, both);
    }

    private static TagBuilder Textarea(FieldState field, int rows)
    {
        var box = Named(new TagBuilder("textarea"), field);
        box.Attributes["rows"] = rows.ToString(CultureInfo.InvariantCulture);
        if (field.Length is { } length) box.Attributes["maxlength"] = length.ToString(CultureInfo.InvariantCulture);
        // HTML drops the first line break inside a textarea: without this one a typed one would be lost
        box.InnerHtml.AppendHtml("\n").Append(field.Value);
        return box;
    }

    private static TagBuilder Select(FieldState field, IEnumerable<SelectListItem> options)
    {
        var box = Named(new TagBuilder("select"), field);
        if (field.Multiple) box.Attributes["multiple"] = "multiple";
        else box.InnerHtml.AppendHtml(Option("", T("请选择", "Please choose"), field.Value.Length == 0));
        foreach (var option in options)
            box.InnerHtml.AppendHtml(Option(option.Value ?? option.Text, option.Text, IsChosen(field, option), option.Disabled));
        return box;
    }

    private static TagBuilder Option(string value, string text, bool chosen, bool disabled = false)
    {
        var tag = new TagBuilder("option");
        tag.Attributes["value"] = value;
        if (chosen) tag.Attributes["selected"] = "selected";
        if (disabled) tag.Attributes["disabled"] = "disabled";
        tag.InnerHtml.Append(text);
        return tag;
    }

    private static TagBuilder Choices(FieldState field, IEnumerable<SelectListItem> options)
    {
        var list = new TagBuilder("div");
        list.AddCssClass("choices");
        var number = 0;
        foreach (var option in options)
        {
            var id = $"{field.Id}_{number++}";
            var input = Tick(field, id, field.Kind == FieldKind.Radios ? "radio" : "checkbox", option.Value ?? option.Text, IsChosen(field, option));
            if (option.Disabled) input.Attributes["disabled"] = "disabled";
            list.InnerHtml.AppendHtml(Choice(input, id, option.Text, option.Group?.Name));
        }
        return list;
    }

    private static (TagBuilder, IHtmlContent) Single(FieldState field, string label)
    {
        var input = Tick(field, field.Id, "checkbox", "true", string.Equals(field.Value, "true", StringComparison.OrdinalIgnoreCase));
        return (input, Choice(input, field.Id, label, null));
    }

    private static TagBuilder Tick(FieldState field, string id, string type, string value, bool chosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = field.Name;
        input.Attributes["value"] = value;
        if (chosen) input.Attributes["checked"] = "checked";
        return input;
    }

    private static TagBuilder Choice(TagBuilder input, string id, string text, string? hint)
    {
        var row = new TagBuilder("div");
        row.AddCssClass("choice");
        var words = new TagBuilder("label");
        words.Attributes["for"] = id;
        words.InnerHtml.Append(text);
        if (!string.IsNullOrEmpty(hint))
        {
            var small = new TagBuilder("small");
            small.InnerHtml.Append(hint);
            words.InnerHtml.AppendHtml(small);
        }
        row.InnerHtml.AppendHtml(input).AppendHtml(words);
        return row;
    }

    private static bool IsChosen(FieldState field, SelectListItem option) =>
        field.Values.Count > 0 ? field.Values.Contains(option.Value ?? option.Text, StringComparer.OrdinalIgnoreCase) : option.Selected;

    private static TagBuilder Named(TagBuilder tag, FieldState field)
    {
        tag.Attributes["id"] = field.Id;
        tag.Attributes["name"] = field.Name;
        return tag;
    }
}
