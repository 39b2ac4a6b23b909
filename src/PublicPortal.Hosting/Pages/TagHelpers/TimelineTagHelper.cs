using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>What a moment of a timeline is; late ones stay late when they are done.</summary>
public enum MomentState { Done, Now, Todo, Late }

/// <summary><c>&lt;timeline&gt;</c> around <c>&lt;moment&gt;</c>s, newest first.</summary>
[HtmlTargetElement("timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "timeline");
    }
}

/// <summary>
/// <c>&lt;moment what="开工" when="11 月 12 日" state="Late"&gt;&lt;span class="tag warn"&gt;晚 2 天&lt;/span&gt;&lt;/moment&gt;</c>;
/// what is inside stands at the right of the title.
/// </summary>
[HtmlTargetElement("moment", ParentTag = "timeline")]
public sealed class MomentTagHelper : TagHelper
{
    public required string What { get; set; }
    public string? When { get; set; }
    public MomentState State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var end = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (State != MomentState.Done) output.Attributes.SetAttribute("class", State.ToString().ToLowerInvariant());

        var title = new TagBuilder("b");
        title.InnerHtml.Append(What);
        if (end.IsEmptyOrWhiteSpace)
        {
            output.Content.AppendHtml(title);
        }
        else
        {
            var row = new TagBuilder("div");
            row.AddCssClass("spread");
            row.InnerHtml.AppendHtml(title).AppendHtml(end);
            output.Content.AppendHtml(row);
        }
        if (string.IsNullOrEmpty(When)) return;
        var when = new TagBuilder("p");
        when.AddCssClass("note");
        when.InnerHtml.Append(When);
        output.Content.AppendHtml(when);
    }
}
