using System.Text.Json.Nodes;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>The <c>Content</c> step: items in Orchard Core's shape.</summary>
internal sealed class ContentStep(ItemImport import) : IRecipeStep
{
    public string Name => "Content";
    public bool IsKept => false;   // an export writes the items as they stand

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        if (step.Values.Member("Data") is not JsonArray list) return RecipeRefusals.Broken(step.Path + ".Data", "应当是条目的列表", "it should be the list of items");
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.Data[{i}]";
            if (list[i] is not JsonObject item) return RecipeRefusals.Broken(path, "应当是对象", "it should be an object");
            var result = await import.AddAsync(item, path, run, cancel);
            if (result.IsRefused) return result;
        }
        return Result.Ok();
    }
}
