using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace PublicPortal.Content.Markdown;

/// <summary>Markup that may stand in a page as it is. Only <see cref="HtmlWriter"/> makes it, which knows no element, attribute or address but those that are allowed.</summary>
internal sealed class SafeHtml : IHtmlContent
{
    public static readonly SafeHtml Empty = new("");
    private readonly string markup;

    internal SafeHtml(string markup) => this.markup = markup;

    public bool IsEmpty => markup.Length == 0;
    public int Length => markup.Length;
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(markup);
    public override string ToString() => markup;
}
