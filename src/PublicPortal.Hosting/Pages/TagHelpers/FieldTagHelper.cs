using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>What a <c>portal-field</c> is drawn as; <see cref="Auto"/> goes by the type of the property.</summary>
public enum FieldKind { Auto, Text, Textarea, Date, Number, Tel, Password, File, Select, Radios, Checks, Checkbox }

/// <summary>
/// One question: label, box, why it is asked, and the error in words. Keeps what was typed.
/// <c>&lt;portal-field for="Input.Name" label="姓名" why="印在回执上" autocomplete="name" /&gt;</c>.
/// Attributes it does not know go to the box itself.
/// </summary>
[HtmlTargetElement("portal-field", Attributes = "for,label")]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }

    /// <summary>Why the portal needs the answer; every field of a person's data has one.</summary>
    public string? Why { get; set; }

    public FieldKind Kind { get; set; }

    /// <summary>What to choose from, for <c>Select</c>, <c>Radios</c> and <c>Checks</c>.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The question may be left out; all others are asked for.</summary>
    public bool Optional { get; set; }

    public int Rows { get; set; } = 3;

    /// <summary>Photos are made smaller in the browser before they travel.</summary>
    public bool Shrink { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrWhiteSpace(Why)) Why = null;   // Razor makes an empty text of a null
        var field = new FieldState(For, ViewContext, Kind);
        var several = field.Kind is FieldKind.Radios or FieldKind.Checks;
        var described = string.Join(' ', new[] { Why is null ? null : field.Id + "-why", field.Error is null ? null : field.Id + "-error" }.Where(id => id is not null));

        var box = FieldBox.Draw(field, Options ?? [], Rows, Label, ViewContext.HttpContext);
        if (!several)
        {
            if (described.Length > 0) box.Control.Attributes["aria-describedby"] = described;
            if (field.Error is not null) box.Control.Attributes["aria-invalid"] = "true";
            // a file box may not carry aria-required
            if (!Optional && field.Kind != FieldKind.File) box.Control.Attributes["aria-required"] = "true";
            if (Shrink) box.Control.Attributes["data-shrink"] = "";
        }
        foreach (var attribute in output.Attributes.Where(a => a.Name != "class"))
            box.Control.Attributes[attribute.Name] = attribute.Value?.ToString();

        output.TagName = several ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = $"field {output.Attributes["class"]?.Value} {(field.Error is null ? "" : "bad")}";
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", string.Join(' ', css.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        if (several)
        {
            // the error summary leads to the group
            output.Attributes.SetAttribute("id", field.Id);
            output.Attributes.SetAttribute("tabindex", "-1");
            if (described.Length > 0) output.Attributes.SetAttribute("aria-describedby", described);
            if (field.Kind == FieldKind.Radios && !Optional) output.Attributes.SetAttribute("role", "radiogroup");
            if (field.Kind == FieldKind.Radios && !Optional) output.Attributes.SetAttribute("aria-required", "true");
        }

        if (field.Kind != FieldKind.Checkbox) output.Content.AppendHtml(Title(several ? "legend" : "label", field));
        output.Content.AppendHtml(box.Whole);
        if (Why is not null) output.Content.AppendHtml(Reason(field.Id + "-why"));
        if (field.Error is not null) output.Content.AppendHtml(Complaint(field));
    }

    private TagBuilder Title(string tag, FieldState field)
    {
        var title = new TagBuilder(tag);
        if (tag == "label") title.Attributes["for"] = field.Id;
        title.InnerHtml.Append(Label);
        if (!Optional) return title;
        var skip = new TagBuilder("span");
        skip.AddCssClass("may-skip");
        skip.InnerHtml.Append(T("（可不填）", " (optional)"));
        title.InnerHtml.AppendHtml(skip);
        return title;
    }

    private TagBuilder Reason(string id)
    {
        var why = new TagBuilder("p");
        why.AddCssClass("why");
        why.Attributes["id"] = id;
        var word = new TagBuilder("span");
        word.AddCssClass("why-word");
        word.InnerHtml.Append(T("为什么要填：", "Why we ask: "));
        why.InnerHtml.AppendHtml(word).Append(Why!);
        return why;
    }

    private TagBuilder Complaint(FieldState field)
    {
        var error = new TagBuilder("p");
        error.AddCssClass("error");
        error.Attributes["id"] = field.Id + "-error";
        var words = new TagBuilder("span");
        words.InnerHtml.Append(field.Error!);
        error.InnerHtml.AppendHtml(Sprite.Icon(ViewContext.HttpContext, "warning")).AppendHtml(words);
        return error;
    }
}
