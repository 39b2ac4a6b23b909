using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

/// <summary>Carries out recipes: those of <c>content/recipes</c> once, others when someone imports them. All steps or none.</summary>
public sealed class RecipeRunner(IServiceProvider services, WorkRunner runner, PortalContent content, SiteSettings settings, IConfiguration configuration)
{
    private const int DeepestCall = 5;

    internal static string Mark(string name) => $"recipe.{name}";

    /// <summary>Carries out the recipe unless it was before.</summary>
    /// <param name="name">File name without <c>.recipe.json</c>.</param>
    public async Task RunOnceAsync(string name, CancellationToken cancel = default)
    {
        if (settings.Has(Mark(name))) return;   // as every start but the first finds it
        var file = Sure(await FindAsync(name, cancel) ?? throw new InvalidOperationException($"There is no recipe '{name}'."), name).Value;
        await runner.RunAsync("hosting.recipe", Channel.Job, async (scope, process) =>
        {
            var db = scope.GetRequiredService<PortalDbContext>();
            var mark = Mark(name);
            if (await db.Set<Setting>().AnyAsync(s => s.Name == mark, cancel)) return Result.Ok();
            var run = Sure(await scope.GetRequiredService<RecipeRunner>().RunAsync(file, RecipeChoices.None, process, cancel), name).Value;
            if (run.Warnings is [var warning, ..]) throw new InvalidOperationException($"Recipe {name}, {warning.Path}: {warning.Text.En}");
            db.Add(new Setting { Name = mark, Value = "true" });
            return Result.Ok();
        }, cancel: cancel);
        await settings.LoadAsync(cancel);
    }

    /// <summary>A recipe that lies in <c>content/recipes</c>; null when there is none of that name.</summary>
    public async Task<Result<RecipeFile>?> FindAsync(string name, CancellationToken cancel)
    {
        if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) return null;
        var path = content.File("recipes", name + ".recipe.json");
        return File.Exists(path) ? RecipeFile.Read(await File.ReadAllTextAsync(path, cancel), Path.GetDirectoryName(path)) : null;
    }

    /// <summary>Carries out the recipe in the present transaction. Refused whole when a step is; what is unknown is kept and listed.</summary>
    public async Task<Result<RecipeRun>> RunAsync(RecipeFile file, RecipeChoices choices, Process process, CancellationToken cancel, int depth = 0)
    {
        if (depth > DeepestCall) return RecipeRefusals.TooDeep.With(file.Name);
        var run = new RecipeRun(file, new RecipeExpressions(file, choices.Parameters, configuration), choices, process, depth);
        var known = services.GetServices<IRecipeStep>().ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        var keeper = choices.Keeps ? services.GetService<IRecipeKeeper>() : null;
        for (var i = 0; i < file.Steps.Count; i++)
        {
            var (path, written) = ($"$.steps[{i}]", file.Steps[i]);
            var name = written.Text("name")!.Trim();
            if (!known.TryGetValue(name, out var handler))
            {
                run.Warn(path, $"这里没有名为“{name}”的步骤：原样保留，不执行。", $"No step '{name}' is known here: kept as it is, not carried out.");
                if (keeper is not null) await keeper.KeepAsync(new RecipeStep(name, path, written, written), cancel);
                continue;
            }
            var step = new RecipeStep(name, path, written, (JsonObject)run.Expressions.Evaluate(written, path)!);
            if (handler.IsKept && keeper is not null) await keeper.KeepAsync(step, cancel);
            if (handler.NeedsApproval && choices.FromDesk && keeper is not null)
            {
                await keeper.WaitAsync(step, file.Name, process, cancel);
                run.Count("waiting");
                continue;
            }
            var result = await handler.ApplyAsync(step, run, cancel);
            if (result.IsRefused) return Result<RecipeRun>.Refuse(result.Refusals);
        }
        foreach (var (path, expression) in run.Expressions.Left)
            run.Warn(path, $"表达式保持原样，没有执行：{Short(expression)}", $"The expression stays as it is and was not run: {Short(expression)}");
        return run;
    }

    /// <summary>Carries out one step that was approved.</summary>
    public async Task<Result<RecipeRun>> RunStepAsync(RecipeStep step, Process process, CancellationToken cancel)
    {
        var file = RecipeFile.Read(new JsonObject { ["steps"] = new JsonArray(step.Values.DeepClone()) }.ToJsonString());
        return file.IsRefused ? Result<RecipeRun>.Refuse(file.Refusals) : await RunAsync(file.Value, RecipeChoices.None, process, cancel);
    }

    private static string Short(string expression) => expression.Length <= 120 ? expression : expression[..117] + "…";

    /// <summary>For what the site itself brings along: there a refusal is a bug.</summary>
    private static Result<T> Sure<T>(Result<T> result, string name) =>
        result.IsOk ? result : throw new InvalidOperationException($"Recipe {name}: {result.Refusals[0].Text.En}");
}
