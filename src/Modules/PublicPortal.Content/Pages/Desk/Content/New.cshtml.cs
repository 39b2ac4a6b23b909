using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Pages.Desk.Content;

/// <summary><c>/desk/content/new</c>: which kind; <c>/desk/content/new/{type}</c>: its form.</summary>
internal sealed class NewModel(TypeCatalog catalog, ItemService items, EditorOptions options, MediaInput media) : PortalPageModel
{
    [BindProperty] public string? Note { get; set; }

    public IReadOnlyList<TypeDefinition> Types { get; private set; } = [];
    public TypeDefinition? Chosen { get; private set; }
    public IReadOnlyList<FieldEditor> Editors { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? type, CancellationToken cancel)
    {
        if (!await LoadAsync(type, cancel)) return NotFound();
        await ShowAsync([], cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancel)
    {
        if (!await LoadAsync(type, cancel) || Chosen is not { } chosen) return NotFound();
        var process = StartProcess("content.write");
        var form = new ItemForm(chosen);
        var uploads = await media.StoreAsync(form, Request.Form, process, cancel);
        var (parts, refusals) = form.Read([], Request.Form, uploads.IsOk ? uploads.Value : null);
        var wrong = uploads.Refusals.Concat(refusals).ToList();
        Result result = wrong.Count > 0 ? Result.Refuse(wrong) : await CreateAsync(chosen.Name, parts, process, cancel);
        if (result.IsOk) return LocalRedirect($"/desk/content/items/{((Result<ItemVersion>)result).Value.ContentItemId}?saved");
        await ShowAsync(parts, cancel);
        ItemForm.Keep(Editors, Request.Form);
        return Refused(result);
    }

    private async Task<Result> CreateAsync(string type, System.Text.Json.Nodes.JsonObject parts, Process process, CancellationToken cancel) =>
        await items.CreateAsync(type, parts, Note, process, cancel);

    private async Task<bool> LoadAsync(string? type, CancellationToken cancel)
    {
        var set = await catalog.ReadAsync(cancel);
        Types = [.. set.Types.Where(t => t is { IsCreatable: true, Stereotype: null }).OrderBy(t => t.Title.ToString(), StringComparer.Ordinal)];
        if (type is null) return true;
        Chosen = set.Find(type);
        return Chosen is { IsCreatable: true };
    }

    private async Task ShowAsync(System.Text.Json.Nodes.JsonObject parts, CancellationToken cancel)
    {
        if (Chosen is null) return;
        var form = new ItemForm(Chosen);
        Editors = form.Editors(parts);
        await options.FillAsync(form, Editors, cancel);
    }
}
