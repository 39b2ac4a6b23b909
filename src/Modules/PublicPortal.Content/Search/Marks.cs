using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PublicPortal.Content.Search;

/// <summary>Marked pieces one after the other, without the blanks that a view would put between them.</summary>
internal sealed class Marks(IReadOnlyList<Marked> parts) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var part in parts)
        {
            if (part.IsHit) writer.Write("<mark>");
            encoder.Encode(writer, part.Text);
            if (part.IsHit) writer.Write("</mark>");
        }
    }
}
