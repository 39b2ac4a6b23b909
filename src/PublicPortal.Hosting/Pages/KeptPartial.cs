using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.Hosting.Pages;

public static class KeptPartial
{
    /// <summary>
    /// A partial that says the same on each public page of one look (head, foot, tabs) or each time the page is rendered (an
    /// item's version). There it is drawn once and kept; on all other pages it is an ordinary partial.
    /// </summary>
    /// <param name="about">What else it depends on: the version of an item, the tab that is shown.</param>
    /// <param name="tags">What evicts it, besides the site's settings.</param>
    public static async ValueTask<IHtmlContent> KeptPartialAsync(this IHtmlHelper html, string partial, string? about = null, IEnumerable<string>? tags = null, object? model = null)
    {
        var http = html.ViewContext.HttpContext;
        return await http.PagePartAsync($"partial:{partial}:{Text.Language}:{Look.Elder(http)}:{about}", tags ?? [], async _ => Drawn.Of(await html.PartialAsync(partial, model ?? html.ViewData.Model), http.RequestServices.GetRequiredService<HtmlEncoder>()), drawn => drawn.Size);
    }

    /// <summary>What a partial wrote, encoded as the partial encoded it; nothing else makes one.</summary>
    private sealed class Drawn : IHtmlContent
    {
        private readonly string markup;

        private Drawn(string markup) => this.markup = markup;

        public int Size => 2 * markup.Length;

        public static Drawn Of(IHtmlContent partial, HtmlEncoder encoder)
        {
            using var text = new StringWriter();
            partial.WriteTo(text, encoder);
            return new Drawn(text.ToString());
        }

        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(markup);
    }
}
