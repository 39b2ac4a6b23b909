using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Editing;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Content.Pages.Desk.Content.Types;

/// <summary><c>/desk/content/types</c>: what kinds of content there are, and a new one.</summary>
internal sealed class IndexModel(TypeCatalog catalog, TypeEditor editor, ItemQueries items) : PortalPageModel
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? DisplayName { get; set; }
    [BindProperty] public string? DisplayNameEn { get; set; }

    public IReadOnlyList<TypeDefinition> Types { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    public bool Deleted => Request.Query.ContainsKey("deleted");

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var usual = new TypeInput(DisplayName, DisplayNameEn, Prefix(Name), TwoPeople: true, Creatable: true, Listable: true, ["TitlePart", "AutoroutePart"]);
        var result = await editor.CreateAsync(Name, usual, StartProcess("content.make-type"), cancel);
        if (result.IsOk) return LocalRedirect($"/desk/content/types/{Name!.Trim()}?made");
        await LoadAsync(cancel);
        return Refused(result);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        Types = [.. (await catalog.ReadAsync(cancel)).Types.OrderByDescending(t => t.IsListable).ThenBy(t => t.Title.ToString(), StringComparer.Ordinal)];
        Counts = await items.CountsAsync(cancel);
    }

    private static string Prefix(string? name) => new([.. (name ?? "").ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '-').Take(40)]);
}
