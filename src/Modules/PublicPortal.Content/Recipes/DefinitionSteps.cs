using System.Text.Json.Nodes;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>What the two steps that write definitions have in common.</summary>
internal abstract class DefinitionStep(DefinitionStore store, TypeCatalog catalog) : IRecipeStep
{
    public abstract string Name { get; }
    public bool IsKept => false;   // an export writes the definitions as they stand

    /// <summary>The definition that is to stand afterwards.</summary>
    protected abstract JsonObject Wanted(JsonObject? standing, JsonObject written, string records);

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        // Parts first: types refer to them.
        var parts = await PutAsync(DefinitionKind.Part, "ContentParts", Definitions.PartFields, step, run, cancel);
        return parts.IsRefused ? parts : await PutAsync(DefinitionKind.Type, "ContentTypes", Definitions.TypeParts, step, run, cancel);
    }

    private async Task<Result> PutAsync(DefinitionKind kind, string member, string records, RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        if (step.Values.Member(member) is not { } listed) return Result.Ok();
        if (listed is not JsonArray list) return RecipeRefusals.Broken($"{step.Path}.{member}", "应当是列表", "it should be a list");
        for (var i = 0; i < list.Count; i++)
        {
            var path = $"{step.Path}.{member}[{i}]";
            if (list[i] is not JsonObject written) return RecipeRefusals.Broken(path, "应当是对象", "it should be an object");
            if (Defect(written, records) is { } defect) return RecipeRefusals.Broken(path + defect.Path, defect.Zh, defect.En);
            var set = await catalog.ReadAsync(cancel);
            var standing = (kind == DefinitionKind.Type ? set.TypeJson : set.PartJson).GetValueOrDefault(written.Text("Name")!);
            var put = await store.PutAsync(kind, Wanted(standing, written, records), run.Process, cancel);
            if (put.IsRefused) return put;
            run.Count(kind == DefinitionKind.Type ? "types" : "parts");
        }
        return Result.Ok();
    }

    private static (string Path, string Zh, string En)? Defect(JsonObject written, string records)
    {
        if (!Definitions.IsName(written.Text("Name"))) return (".Name", "名称不对", "the name is not right");
        if (written.Member("Settings") is not (null or JsonObject)) return (".Settings", "应当是对象", "it should be an object");
        if (written.Text("DisplayName")?.Length > Definitions.LongestTitle) return (".DisplayName", "太长", "it is too long");
        if (written.Member(records) is not { } listed) return null;
        if (listed is not JsonArray list) return ("." + records, "应当是列表", "it should be a list");
        for (var i = 0; i < list.Count; i++)
        {
            var at = $".{records}[{i}]";
            if (list[i] is not JsonObject record) return (at, "应当是对象", "it should be an object");
            if (!Definitions.IsName(record.Text("Name"))) return (at + ".Name", "名称不对", "the name is not right");
            var kind = record.Text(records == Definitions.PartFields ? "FieldName" : "PartName");
            if (!Definitions.IsName(kind)) return (at, "缺少种类", "it does not say of what kind it is");
            if (record.Member("Settings") is not (null or JsonObject)) return (at + ".Settings", "应当是对象", "it should be an object");
        }
        return null;
    }
}

/// <summary><c>ContentDefinition</c>: adds to what stands.</summary>
internal sealed class ContentDefinitionStep(DefinitionStore store, TypeCatalog catalog) : DefinitionStep(store, catalog)
{
    public override string Name => "ContentDefinition";
    protected override JsonObject Wanted(JsonObject? standing, JsonObject written, string records) => DefinitionMerge.Merge(standing, written, records);
}

/// <summary><c>ReplaceContentDefinition</c>: takes the place of what stands.</summary>
internal sealed class ReplaceContentDefinitionStep(DefinitionStore store, TypeCatalog catalog) : DefinitionStep(store, catalog)
{
    public override string Name => "ReplaceContentDefinition";
    protected override JsonObject Wanted(JsonObject? standing, JsonObject written, string records) => DefinitionMerge.Whole(written, records);
}

/// <summary><c>DeleteContentDefinition</c>: names of types and parts; a type that has items is refused.</summary>
internal sealed class DeleteContentDefinitionStep(DefinitionStore store, TypeCatalog catalog) : IRecipeStep
{
    public string Name => "DeleteContentDefinition";
    public bool IsKept => false;

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        foreach (var name in step.Values.Texts("ContentTypes"))
        {
            if ((await catalog.ReadAsync(cancel)).Find(name) is null) continue;   // gone already
            var deleted = await store.DeleteTypeAsync(name, run.Process, cancel);
            if (deleted.IsRefused) return deleted;
            run.Count("deleted");
        }
        foreach (var name in step.Values.Texts("ContentParts"))
        {
            var deleted = await store.DeletePartAsync(name, run.Process, cancel);
            if (deleted.IsRefused) return deleted;
            run.Count("deleted");
        }
        return Result.Ok();
    }
}
