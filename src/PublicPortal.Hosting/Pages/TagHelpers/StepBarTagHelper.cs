using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary><c>&lt;step-bar now="1" of="3" /&gt;</c>: 第 1 步，共 3 步, with a bar of that many parts.</summary>
[HtmlTargetElement("step-bar", Attributes = "now,of")]
public sealed class StepBarTagHelper : TagHelper
{
    public int Now { get; set; }
    public int Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "step-bar");
        var bar = new TagBuilder("div");
        bar.AddCssClass("parts");
        bar.Attributes["aria-hidden"] = "true";
        for (var step = 1; step <= Of; step++)
        {
            var part = new TagBuilder("i");
            if (step <= Now) part.AddCssClass("done");
            bar.InnerHtml.AppendHtml(part);
        }
        var words = new TagBuilder("p");
        words.InnerHtml.Append(T($"第 {Now} 步，共 {Of} 步", $"Step {Now} of {Of}"));
        output.Content.AppendHtml(bar);
        output.Content.AppendHtml(words);
    }
}
