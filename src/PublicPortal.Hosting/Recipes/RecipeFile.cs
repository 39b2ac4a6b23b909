using System.Text.Json;
using System.Text.Json.Nodes;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Recipes;

/// <summary>A recipe in Orchard Core's format, read but not carried out: comments and trailing commas are allowed.</summary>
public sealed class RecipeFile
{
    private static readonly JsonDocumentOptions Relaxed = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private RecipeFile(JsonObject root, IReadOnlyList<JsonObject> steps, string? folder) => (Root, Steps, Folder) = (root, steps, folder);

    public JsonObject Root { get; }
    public IReadOnlyList<JsonObject> Steps { get; }

    /// <summary>Where files that the recipe names may lie; null when it came alone.</summary>
    public string? Folder { get; }
    public string? Name => Root.Text("name");
    public JsonObject? Variables => Root.Object("variables");

    /// <summary>Reads the text; a broken file is refused whole, with the line or the path.</summary>
    public static Result<RecipeFile> Read(string text, string? folder = null)
    {
        JsonNode? read;
        try { read = JsonNode.Parse(text, documentOptions: Relaxed); }
        catch (JsonException broken) { return RecipeRefusals.NotJson.With((broken.LineNumber ?? 0) + 1, broken.Message.Split(". ")[0]); }
        if (read is not JsonObject root) return NoRecipe("$", "一个对象", "an object");
        if (root.Member("steps") is not JsonArray listed) return NoRecipe("$.steps", "步骤的列表", "the list of steps");
        var steps = new List<JsonObject>();
        for (var i = 0; i < listed.Count; i++)
        {
            if (listed[i] is not JsonObject step) return NoRecipe($"$.steps[{i}]", "一个对象", "an object");
            if (string.IsNullOrWhiteSpace(step.Text("name"))) return NoRecipe($"$.steps[{i}].name", "步骤的名称", "the name of a step");
            steps.Add(step);
        }
        return new RecipeFile(root, steps, folder);
    }

    private static Refusal NoRecipe(string path, string zh, string en) => RecipeRefusals.NoRecipe.With(path, zh, en);
}
