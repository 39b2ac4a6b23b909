using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>A Chinese heading breaks at its commas, not in the middle of a word: each clause stays together while it fits.</summary>
[HtmlTargetElement("h1")]
public sealed class HeadingTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = (await output.GetChildContentAsync()).GetContent();
        var end = inside.IndexOf('，', StringComparison.Ordinal);
        // markup inside may carry commas in attributes: leave it alone
        if (end < 0 || inside.Contains('<', StringComparison.Ordinal)) return;
        var clauses = inside.Split('，');
        for (var number = 0; number < clauses.Length; number++)
        {
            var phrase = new TagBuilder("span");
            phrase.AddCssClass("phrase");
            phrase.InnerHtml.AppendHtml(clauses[number]); // encoded already by the view
            if (number < clauses.Length - 1) phrase.InnerHtml.Append("，");
            output.Content.AppendHtml(phrase);
        }
    }
}
