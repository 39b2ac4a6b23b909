using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Markdown;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Items;

/// <summary>A question with its answer as readers will see it.</summary>
/// <param name="Body">Rendered as it is for readers; null for a short answer.</param>
internal sealed record PreviewLine(string Label, string Text, IHtmlContent? Body);

/// <summary><c>/desk/content/items/{id}/preview</c>: the draft as it will read.</summary>
internal sealed class PreviewModel(ItemQueries queries, TypeCatalog catalog, BodyRenderer renderer) : PortalPageModel
{
    public ItemVersion Item { get; private set; } = null!;
    public IReadOnlyList<PreviewLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await queries.FindAsync(id, cancel) is not { } item) return NotFound();
        Item = item;
        var (type, parts) = ((await catalog.ReadAsync(cancel)).Find(item.ContentType), item.Parts());
        if (type is not null)
            Lines = [.. FieldKinds.Of(type).Where(q => q.Member is not ("Title" or "Path" or "Alias"))
                .Select(q => new PreviewLine(q.Field.Label.ToString(), q.Kind.InWords(ItemForm.Stored(parts, q), q.Field), Body(q.Kind, q.Kind.InWords(ItemForm.Stored(parts, q), q.Field)))).Where(l => l.Text.Length > 0)];
        return Page();
    }

    private IHtmlContent? Body(FieldKind kind, string text) => kind switch
    {
        MarkdownKind => renderer.Markdown(text),
        HtmlKind => renderer.Html(text),
        _ => null,
    };
}
