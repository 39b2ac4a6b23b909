using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

/// <summary>Carries out one kind of step of a recipe in Orchard Core's format.</summary>
public interface IRecipeStep
{
    /// <summary>Value of the step's <c>name</c>; Orchard's own recipes vary its casing.</summary>
    string Name { get; }
    Task ApplyAsync(JsonElement step, CancellationToken cancel);
}

/// <summary>Reads recipes from <c>content/recipes</c> and carries them out, each once.</summary>
public sealed class RecipeRunner(WorkRunner runner, PortalContent content, SiteSettings settings)
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static string Mark(string name) => $"recipe.{name}";

    /// <summary>Carries out the recipe unless it was before.</summary>
    /// <param name="name">File name without <c>.recipe.json</c>.</param>
    public async Task RunOnceAsync(string name, CancellationToken cancel = default)
    {
        if (settings.Has(Mark(name))) return;   // as every start but the first finds it
        using var recipe = JsonDocument.Parse(await File.ReadAllTextAsync(content.File("recipes", name + ".recipe.json"), cancel), Relaxed);
        await runner.RunAsync("hosting.recipe", Channel.Job, async (services, _) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var mark = Mark(name);
            if (await db.Set<Setting>().AnyAsync(s => s.Name == mark, cancel)) return Result.Ok();
            var steps = services.GetServices<IRecipeStep>().ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var step in recipe.RootElement.GetProperty("steps").EnumerateArray())
            {
                var kind = step.GetProperty("name").GetString()!;
                if (!steps.TryGetValue(kind, out var handler)) throw new InvalidOperationException($"Recipe {name}: no module knows the step '{kind}'.");
                await handler.ApplyAsync(step, cancel);
            }
            db.Add(new Setting { Name = mark, Value = "true" });
            return Result.Ok();
        }, cancel: cancel);
        await settings.LoadAsync(cancel);
    }
}

/// <summary>The <c>Settings</c> step: every member but <c>name</c> is a setting of the site.</summary>
internal sealed class SettingsStep(PortalDbContext db) : IRecipeStep
{
    public string Name => "Settings";

    public async Task ApplyAsync(JsonElement step, CancellationToken cancel)
    {
        foreach (var member in step.EnumerateObject().Where(m => m.Name != "name"))
            await SiteSettings.SetAsync(db, member.Name, member.Value, cancel);
    }
}
