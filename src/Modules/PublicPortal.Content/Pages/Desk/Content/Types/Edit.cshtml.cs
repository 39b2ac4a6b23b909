using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Pages.Desk.Content.Types;

/// <summary><c>/desk/content/types/{name}</c>: what a type is called, its parts and fields.</summary>
internal sealed class EditModel(TypeCatalog catalog, TypeEditor editor, DefinitionStore store, ItemQueries items) : PortalPageModel
{
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? DisplayNameEn { get; set; }
    [BindProperty] public string? AddressPrefix { get; set; }
    [BindProperty] public string? TwoPeople { get; set; }
    [BindProperty] public string? Creatable { get; set; }
    [BindProperty] public string? Listable { get; set; }
    [BindProperty] public List<string> Parts { get; set; } = [];

    [BindProperty] public string? Kind { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Label { get; set; }
    [BindProperty] public string? LabelEn { get; set; }
    [BindProperty] public string? Hint { get; set; }
    [BindProperty] public string? Required { get; set; }
    [BindProperty] public string? ManyLines { get; set; }
    [BindProperty] public string? Choices { get; set; }

    public TypeDefinition Type { get; private set; } = null!;
    public int Items { get; private set; }

    /// <summary>The field that is being changed; null when one is added.</summary>
    public FieldDefinition? Open { get; private set; }
    public IReadOnlyList<FieldDefinition> Fields => Type.Parts.FirstOrDefault(p => p.PartName == Type.Name)?.Fields ?? [];
    public bool Made => Request.Query.ContainsKey("made");
    public bool Saved => Request.Query.ContainsKey("saved");

    public IReadOnlyList<SelectListItem> KindOptions { get; } =
        [.. FieldKinds.All.Where(k => k.IsOffered).Select(k => new SelectListItem($"{k.Title}：{k.Hint}", k.Name))];

    public IReadOnlyList<SelectListItem> PartOptions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name, string? field, CancellationToken cancel)
    {
        if (!await LoadAsync(name, field, cancel)) return NotFound();
        ModelState.Remove(nameof(Name));   // the type in the address is not the name of a new field
        var own = Type.Json.Object("Settings")?.Object("PortalTypeSettings");
        (DisplayName, DisplayNameEn, AddressPrefix) = (Type.Title.Zh, own?.Text("DisplayNameEn"), Type.AddressPrefix);
        (TwoPeople, Creatable, Listable) = (Tick(Type.NeedsTwoPeople), Tick(Type.IsCreatable), Tick(Type.IsListable));
        Parts = [.. Type.Parts.Select(p => p.PartName)];
        Name = null;
        if (Open is not { } open) return Page();
        (Name, Label, LabelEn, Hint, Required, ManyLines) = (open.Name, open.Label.Zh, open.Settings.Object("PortalFieldSettings")?.Text("DisplayNameEn"), open.Hint, Tick(open.Required), Tick(open.Editor == "TextArea"));
        var listed = open.Kind == "MultiTextField" ? open.Own : open.Settings.Object("TextFieldPredefinedListEditorSettings");
        Choices = string.Join('\n', (listed?.Objects("Options") ?? []).Select(o => o.Text("value") ?? o.Text("name")));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string name, string? field, CancellationToken cancel) =>
        ActAsync(name, null, process => editor.ChangeAsync(Type.Name, new TypeInput(DisplayName, DisplayNameEn, AddressPrefix, TwoPeople is not null, Creatable is not null, Listable is not null, Parts), process, cancel), "content.change-type", cancel);

    public Task<IActionResult> OnPostFieldAsync([FromRoute] string name, string? field, CancellationToken cancel) =>
        ActAsync(name, field, process => editor.PutFieldAsync(Type.Name, new FieldForm(Kind, field ?? Name, Label, LabelEn, Hint, Required is not null, ManyLines is not null, Choices), field is null, process, cancel), "content.change-field", cancel);

    public Task<IActionResult> OnPostRemoveFieldAsync([FromRoute] string name, string field, CancellationToken cancel) =>
        ActAsync(name, null, process => editor.RemoveFieldAsync(Type.Name, field, process, cancel), "content.remove-field", cancel);

    public async Task<IActionResult> OnPostDeleteAsync([FromRoute] string name, CancellationToken cancel)
    {
        if (!await LoadAsync(name, null, cancel)) return NotFound();
        var result = await store.DeleteTypeAsync(Type.Name, StartProcess("content.delete-type"), cancel);
        return result.IsRefused ? Refused(result) : LocalRedirect("/desk/content/types?deleted");
    }

    private async Task<IActionResult> ActAsync(string name, string? field, Func<Process, Task<Result>> act, string type, CancellationToken cancel)
    {
        if (!await LoadAsync(name, field, cancel)) return NotFound();
        var result = await act(StartProcess(type));
        return result.IsRefused ? Refused(result) : LocalRedirect($"/desk/content/types/{Type.Name}?saved");
    }

    private async Task<bool> LoadAsync(string name, string? field, CancellationToken cancel)
    {
        if ((await catalog.ReadAsync(cancel)).Find(name) is not { } type) return false;
        Type = type;
        Open = Fields.FirstOrDefault(f => f.Name == field);
        Items = (await items.CountsAsync(cancel)).GetValueOrDefault(type.Name);
        PartOptions =
        [
            .. FieldKinds.Parts.Where(p => p.Name is "TitlePart" or "AutoroutePart" or "MarkdownBodyPart" or "HtmlBodyPart" or "AliasPart" or "ListPart" || type.Has(p.Name))
                .Select(p => new SelectListItem(p.Title.ToString(), p.Name) { Group = new SelectListGroup { Name = p.Hint.ToString() } }),
            new SelectListItem(Hosting.Pages.Text.T("社区", "Community"), "CommunityPart") { Group = new SelectListGroup { Name = Hosting.Pages.Text.T("属于哪个街道或社区", "To which street or community it belongs") } },
        ];
        return field is null || Open is not null;
    }

    private static string? Tick(bool on) => on ? "true" : null;
}
