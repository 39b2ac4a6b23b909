using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.Hosting.Pages.TagHelpers;

/// <summary>Drawn icons: one small file of symbols in the residents' theme, fetched once and kept.</summary>
internal static class Sprite
{
    private const string Path = "_content/PublicPortal.Theme.Resident/dist/icons.svg";

    /// <summary><c>svg.ic</c> that uses the symbol. Without a label it is decoration beside words.</summary>
    public static IHtmlContent Icon(HttpContext context, string name, string? css = null, string? label = null) => new Symbol($"{Address(context)}#{name}", css, label);

    /// <summary>With the fingerprint of its content where static assets are mapped, so that it may be cached for good.</summary>
    private static string Address(HttpContext context)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return $"{context.Request.PathBase}/{assets?[Path] ?? Path}";
    }

    /// <summary>Written at once rather than built of tags: a page has dozens.</summary>
    private sealed class Symbol(string address, string? css, string? label) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            writer.Write("<svg ");
            if (label is null)
            {
                writer.Write("aria-hidden=\"true\"");
            }
            else
            {
                writer.Write("role=\"img\" aria-label=\"");
                encoder.Encode(writer, label);
                writer.Write('"');
            }
            writer.Write(" class=\"ic");
            if (css is not null)
            {
                writer.Write(' ');
                encoder.Encode(writer, css);
            }
            writer.Write("\"><use href=\"");
            encoder.Encode(writer, address);
            writer.Write("\"></use></svg>");
        }
    }
}
