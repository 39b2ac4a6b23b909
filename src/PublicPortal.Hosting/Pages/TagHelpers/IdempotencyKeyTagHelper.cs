using Microsoft.AspNetCore.Razor.TagHelpers;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Work;

/// <summary>Gives every posted form its idempotency key; no page can forget it.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class IdempotencyKeyTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes["method"]?.Value?.ToString()?.Equals("post", StringComparison.OrdinalIgnoreCase) != true) return;
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{Idempotency.Field}\" value=\"{HumanCode.Random(26)}\">");
    }
}
