using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Content.Contracts;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Recipes;

namespace PublicPortal.Content.Editing;

/// <summary>What pickers offer: other items, terms of a taxonomy, officials.</summary>
internal sealed class EditorOptions(PortalDbContext db, TypeCatalog catalog, IAccounts accounts, IEnumerable<ICommunityDirectory> communities, ICurrentUser user)
{
    private const int Most = 200;

    public async Task FillAsync(ItemForm form, IReadOnlyList<FieldEditor> editors, CancellationToken cancel)
    {
        for (var i = 0; i < editors.Count; i++)
        {
            var (question, editor) = (form.Questions[i], editors[i]);
            if (question is { Part: "CommunityPart", Field.Name: "PlaceCode" })
            {
                await PlacesAsync(editor, cancel);
                continue;
            }
            editor.Options = question.Field.Kind switch
            {
                "ContentPickerField" => await ItemsAsync(question.Field, cancel),
                "TaxonomyField" => await TermsAsync(question.Field, cancel),
                "UserPickerField" => [.. (await accounts.StaffOverAsync(ContentPermissions.Edit, "", cancel)).Take(Most).Select(a => new SelectListItem($"{a.DisplayName} {a.StaffNumber}", a.Id.ToString()))],
                _ => editor.Options,
            };
            // What is chosen but not offered (any more) stays chosen.
            if (question.Kind is PickerKind)
                editor.Options = [.. editor.Options, .. editor.Values.Where(v => editor.Options.All(o => o.Value != v)).Select(v => new SelectListItem(v, v))];
        }
    }

    /// <summary>Streets and communities of the own area, by name; a code typed elsewhere stays chosen.</summary>
    private async Task PlacesAsync(FieldEditor editor, CancellationToken cancel)
    {
        if (communities.FirstOrDefault() is not { } directory) return;
        var options = (await directory.StreetsAsync(cancel)).Concat(await directory.AllAsync(cancel)).Where(p => user.Has(ContentPermissions.Edit, p.ScopePath))
            .OrderBy(p => p.ScopePath, StringComparer.Ordinal).Select(p => new SelectListItem(p.Area.Length > 0 ? $"　{p.Name}" : p.Name, p.Code)).ToList();
        if (options.Count == 0) return;
        if (editor.Value is { Length: > 0 } chosen && options.All(o => o.Value != chosen)) options.Add(new SelectListItem(chosen, chosen));
        editor.Label = Hosting.Pages.Text.T("街道或社区", "Street or community");
        editor.Options = options;
    }

    private async Task<IReadOnlyList<SelectListItem>> ItemsAsync(FieldDefinition field, CancellationToken cancel)
    {
        var types = await catalog.ReadAsync(cancel);
        List<string> wanted = [.. field.Own?.Texts("DisplayedContentTypes") ?? []];
        if (wanted.Count == 0) wanted = [.. types.Types.Where(t => t.IsListable).Select(t => t.Name)];
        var found = await db.Set<ItemVersion>().AsNoTracking().Where(i => i.Latest && wanted.Contains(i.ContentType)).OrderByDescending(i => i.ModifiedUtc).Take(Most)
            .Select(i => new { i.ContentItemId, i.DisplayText, i.ContentType }).ToListAsync(cancel);
        return [.. found.Select(i => new SelectListItem($"{i.DisplayText}（{types.Find(i.ContentType)?.Title}）", i.ContentItemId))];
    }

    private async Task<IReadOnlyList<SelectListItem>> TermsAsync(FieldDefinition field, CancellationToken cancel)
    {
        var id = field.Own?.Text("TaxonomyContentItemId");
        var taxonomy = await db.Set<ItemVersion>().AsNoTracking().FirstOrDefaultAsync(i => i.ContentItemId == id && i.Latest, cancel);
        return taxonomy?.Parts().PartOf("TaxonomyPart") is { } part ? [.. Terms(part, 0)] : [];
    }

    private static IEnumerable<SelectListItem> Terms(JsonObject parent, int depth) => depth > 10 ? [] :
        parent.Objects("Terms").SelectMany(t => Terms(t, depth + 1).Prepend(new SelectListItem(new string('　', depth) + (t.Text("DisplayText") ?? t.Text("ContentItemId")), t.Text("ContentItemId"))));
}
