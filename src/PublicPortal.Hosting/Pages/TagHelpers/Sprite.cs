using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>Drawn icons: one small file of symbols in the residents' theme, fetched once and kept.</summary>
internal static class Sprite
{
    private const string Path = "_content/PublicPortal.Theme.Resident/dist/icons.svg";

    /// <summary><c>svg.ic</c> that uses the symbol. Without a label it is decoration beside words.</summary>
    public static TagBuilder Icon(HttpContext context, string name, string? css = null, string? label = null)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Address(context)}#{name}";
        var svg = new TagBuilder("svg");
        svg.AddCssClass(css is null ? "ic" : $"ic {css}");
        if (label is null)
        {
            svg.Attributes["aria-hidden"] = "true";
        }
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    /// <summary>With the fingerprint of its content where static assets are mapped, so that it may be cached for good.</summary>
    private static string Address(HttpContext context)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{assets?[Path] ?? Path}";
    }
}
