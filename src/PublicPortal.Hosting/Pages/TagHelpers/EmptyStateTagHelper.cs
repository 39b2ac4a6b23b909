using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>
/// An empty list says why it is empty and what one may do:
/// <c>&lt;empty-state icon="inbox" title="还没有申报"&gt;&lt;p&gt;…&lt;/p&gt;&lt;a class="btn second fit"…&gt;&lt;/empty-state&gt;</c>.
/// </summary>
[HtmlTargetElement("empty-state", Attributes = "title")]
public sealed class EmptyStateTagHelper : TagHelper
{
    public string Icon { get; set; } = "inbox";
    public required string Title { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        var disc = new TagBuilder("span");
        disc.AddCssClass("disc");
        disc.InnerHtml.AppendHtml(Sprite.Icon(ViewContext.HttpContext, Icon));
        var title = new TagBuilder("h2");
        title.InnerHtml.Append(Title);
        output.Content.AppendHtml(disc);
        output.Content.AppendHtml(title);
        output.Content.AppendHtml(inside);
    }
}
