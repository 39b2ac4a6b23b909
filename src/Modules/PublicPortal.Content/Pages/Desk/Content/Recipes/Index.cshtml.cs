using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PublicPortal.Content.Items;
using PublicPortal.Content.Recipes;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Pages.Desk.Content.Recipes;

/// <summary><c>/desk/content/recipes</c>: recipes in and out.</summary>
internal sealed class IndexModel(RecipeRunner runner, RecipeExport export, TypeCatalog catalog) : PortalPageModel
{
    [BindProperty] public IFormFile? Upload { get; set; }
    [BindProperty] public string? Parameters { get; set; }

    /// <summary>What was done; null before.</summary>
    public RecipeRun? Done { get; private set; }
    public IReadOnlyList<TypeDefinition> Types { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var process = StartProcess("content.import-recipe");
        var result = await ImportAsync(process, cancel);
        await LoadAsync(cancel);
        if (result.IsRefused) return Refused(result);
        Done = ((Result<RecipeRun>)result).Value;
        return Page();
    }

    /// <summary>Everything, or one type, as a file.</summary>
    public async Task<IActionResult> OnGetExportAsync(string? type, CancellationToken cancel)
    {
        var types = await catalog.ReadAsync(cancel);
        if (!string.IsNullOrEmpty(type) && types.Find(type) is null) return NotFound();
        var exported = await export.WriteAsync(string.IsNullOrEmpty(type) ? [] : [type], cancel);
        return File(Encoding.UTF8.GetBytes(JsonText.WriteFile(exported.Recipe)), "application/json", $"{(string.IsNullOrEmpty(type) ? "content" : type)}.recipe.json");
    }

    private async Task<Result> ImportAsync(Process process, CancellationToken cancel)
    {
        if (Upload is null or { Length: 0 }) return StepRefusals.FileMissing;
        if (Upload.Length > RecipeImportVerb.LargestFile) return StepRefusals.TooLarge.With(RecipeImportVerb.LargestFile / 1_000_000);
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in (Parameters ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var split = line.IndexOf('=', StringComparison.Ordinal);
            if (split < 1) return StepRefusals.Parameters;
            given[line[..split].Trim()] = line[(split + 1)..].Trim();
        }
        using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
        var file = RecipeFile.Read(await reader.ReadToEndAsync(cancel));
        return file.IsRefused ? file : await runner.RunAsync(file.Value, new RecipeChoices(given, FromDesk: true), process, cancel);
    }

    private async Task LoadAsync(CancellationToken cancel) => Types = [.. (await catalog.ReadAsync(cancel)).Types.OrderBy(t => t.Title.ToString(), StringComparer.Ordinal)];
}
