using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>
/// <c>&lt;pager page-number="Model.P" size="50" total="Model.Total" /&gt;</c>: earlier and later pages; keeps the filters
/// in the address and sets <c>p</c>. Draws nothing while everything fits on one page.
/// </summary>
[HtmlTargetElement("pager", Attributes = "page-number,size,total")]
public sealed class PagerTagHelper : TagHelper
{
    public int PageNumber { get; set; }
    public int Size { get; set; }
    public int Total { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var pages = (Total + Size - 1) / Math.Max(1, Size);
        if (pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", T("翻页", "Pages"));
        output.Content.AppendHtml(Step(PageNumber > 1, PageNumber - 1, "prev", T("上一页", "Previous")));
        var where = new TagBuilder("span");
        where.InnerHtml.Append(T($"第 {PageNumber} 页，共 {pages} 页 {Total} 件", $"Page {PageNumber} of {pages}, {Total} in all"));
        output.Content.AppendHtml(where);
        output.Content.AppendHtml(Step(PageNumber < pages, PageNumber + 1, "next", T("下一页", "Next")));
    }

    private TagBuilder Step(bool there, int page, string rel, string words)
    {
        if (!there) return new TagBuilder("span");
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != "p")) { { "p", page.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        var link = new TagBuilder("a");
        link.Attributes["href"] = $"{request.PathBase}{request.Path}{query}";
        link.Attributes["rel"] = rel;
        if (rel == "prev") link.InnerHtml.AppendHtml(Sprite.Icon(ViewContext.HttpContext, "chevron-left"));
        link.InnerHtml.Append(words);
        if (rel == "next") link.InnerHtml.AppendHtml(Sprite.Icon(ViewContext.HttpContext, "chevron-right"));
        return link;
    }
}
