using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>
/// One row of a card: icon, what, one line of why, where to.
/// <c>&lt;cell href="/x" icon="key" what="我是房东" why="替租客申报" /&gt;</c>; what is inside stands at its right end.
/// Without <c>href</c> it is no link and has no chevron.
/// </summary>
[HtmlTargetElement("cell", Attributes = "what")]
public sealed class CellTagHelper : TagHelper
{
    public string? Href { get; set; }
    public string? Icon { get; set; }
    public required string What { get; set; }
    public string? Why { get; set; }

    /// <summary>The name of a thing rather than an act: set bold.</summary>
    public bool Strong { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var end = await output.GetChildContentAsync();
        var http = ViewContext.HttpContext;
        output.TagName = Href is null ? "div" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"cell {(Href is null ? "plain " : "")}{output.Attributes["class"]?.Value}".TrimEnd());
        if (Href is not null) output.Attributes.SetAttribute("href", Href);

        if (Icon is not null) output.Content.AppendHtml(Sprite.Icon(http, Icon));
        var words = new TagBuilder("span");
        words.AddCssClass("what");
        if (Strong)
        {
            var name = new TagBuilder("b");
            name.InnerHtml.Append(What);
            words.InnerHtml.AppendHtml(name);
        }
        else
        {
            words.InnerHtml.Append(What);
        }
        if (!string.IsNullOrEmpty(Why))
        {
            var why = new TagBuilder("small");
            why.InnerHtml.Append(Why);
            words.InnerHtml.AppendHtml(why);
        }
        output.Content.AppendHtml(words);
        output.Content.AppendHtml(end);
        if (Href is not null) output.Content.AppendHtml(Sprite.Icon(http, "chevron-right", "go"));
    }
}
