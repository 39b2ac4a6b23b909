using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary><c>&lt;icon name="home" /&gt;</c>; with <c>label</c> where no words stand beside it.</summary>
[HtmlTargetElement("icon", Attributes = "name")]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }
    public string? Class { get; set; }
    public string? Label { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Sprite.Icon(ViewContext.HttpContext, Name, Class, Label));
    }
}
