using System.Text.Json.Nodes;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

/// <summary>Something that the person who imports should know; the import went on.</summary>
/// <param name="Path">Where in the recipe: <c>$.steps[3]</c>.</param>
public sealed record RecipeWarning(string Path, LocalizedText Text);

/// <summary>One step as it is carried out.</summary>
/// <param name="Name">As written in the recipe.</param>
/// <param name="Written">The step as the recipe has it, expressions and all.</param>
/// <param name="Values">The same with its expressions evaluated.</param>
public sealed record RecipeStep(string Name, string Path, JsonObject Written, JsonObject Values);

/// <summary>Carries out one kind of step of a recipe in Orchard Core's format.</summary>
public interface IRecipeStep
{
    /// <summary>Value of the step's <c>name</c>, whatever its casing.</summary>
    string Name { get; }

    /// <summary>In the desk such a step waits for the security administrator and a second person.</summary>
    bool NeedsApproval => false;

    /// <summary>The step is also kept as written, and given back on export.</summary>
    bool IsKept => true;

    /// <summary>A refusal undoes the whole recipe.</summary>
    Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel);
}

/// <summary>Keeps steps as they were written, known or not, so that an export gives them back. Filled by the Content module.</summary>
public interface IRecipeKeeper
{
    Task KeepAsync(RecipeStep step, CancellationToken cancel);

    /// <summary>The step waits until someone else approves it.</summary>
    Task WaitAsync(RecipeStep step, string? recipe, Process process, CancellationToken cancel);
}

/// <summary>How a recipe is to be carried out.</summary>
/// <param name="Parameters">Values of <c>parameters('x')</c>.</param>
/// <param name="FromDesk">Steps that need it wait for approval instead of being carried out.</param>
/// <param name="Keeps">Steps are kept for export; not for the site's own setup.</param>
public sealed record RecipeChoices(IReadOnlyDictionary<string, string> Parameters, bool FromDesk = false, bool Keeps = true)
{
    public static readonly RecipeChoices None = new(new Dictionary<string, string>(), Keeps: false);
}

/// <summary>One recipe under way: what steps tell about it.</summary>
public sealed class RecipeRun(RecipeFile file, RecipeExpressions expressions, RecipeChoices choices, Process process, int depth)
{
    private readonly List<RecipeWarning> warnings = [];
    private readonly Dictionary<string, int> counts = [];

    public RecipeFile File { get; } = file;
    public RecipeExpressions Expressions { get; } = expressions;
    public RecipeChoices Choices { get; } = choices;
    public Process Process { get; } = process;

    /// <summary>How many recipes called each other to get here.</summary>
    public int Depth { get; } = depth;
    public IReadOnlyList<RecipeWarning> Warnings => warnings;

    /// <summary>What was done, counted: <c>types</c>, <c>items</c>, <c>waiting</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public void Warn(string path, string zh, string en) => warnings.Add(new RecipeWarning(path, new LocalizedText(zh, en)));
    public void Count(string what, int by = 1) => counts[what] = counts.GetValueOrDefault(what) + by;

    /// <summary>What a recipe told that this one called.</summary>
    public void Join(RecipeRun inner)
    {
        warnings.AddRange(inner.warnings);
        foreach (var (what, by) in inner.counts) Count(what, by);
    }
}
