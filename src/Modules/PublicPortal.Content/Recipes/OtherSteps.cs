using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary>The <c>Feature</c> step: modules of this site are there by lying in the program; what Orchard calls features is kept.</summary>
internal sealed class FeatureStep : IRecipeStep
{
    public string Name => "Feature";
    public bool NeedsApproval => true;

    public Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        var count = step.Values.Texts("enable").Count() + step.Values.Texts("disable").Count();
        if (count > 0) run.Warn(step.Path, $"功能开关（{count} 项）保留，不执行：本站的模块随程序安装。", $"{count} features are kept, not switched: modules of this site come with the program.");
        return Task.FromResult(Result.Ok());
    }
}

/// <summary>The <c>Recipes</c> step: other recipes of this site, by name.</summary>
internal sealed class RecipesStep(IServiceProvider services) : IRecipeStep
{
    public string Name => "Recipes";

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        var runner = services.GetRequiredService<RecipeRunner>();   // it asks for all steps, this one too
        var wanted = step.Values.Objects("Values").Select(v => v.Text("name")).Concat(step.Values.Texts("Values"));
        foreach (var name in wanted.OfType<string>())
        {
            if (await runner.FindAsync(name, cancel) is not { } found)
            {
                run.Warn(step.Path, $"本站没有配方“{name}”：保留，不执行。", $"This site has no recipe '{name}': kept, not carried out.");
                continue;
            }
            if (found.IsRefused) return found;
            var inner = await runner.RunAsync(found.Value, run.Choices, run.Process, cancel, run.Depth + 1);
            if (inner.IsRefused) return inner;
            run.Join(inner.Value);
        }
        return Result.Ok();
    }
}

/// <summary>Port: where pictures of content lie.</summary>
internal interface IRecipeMedia
{
    /// <summary>Checks and stores.</summary>
    /// <param name="path">As the recipe or the person's machine calls it.</param>
    /// <param name="words">What it shows.</param>
    Task<Result<SavedPicture>> SaveAsync(string path, string? words, byte[] content, Process process, CancellationToken cancel);

    /// <summary>Null when there is none.</summary>
    Task<KeptPicture?> ReadAsync(string path, CancellationToken cancel);
}

/// <param name="Path">That it has here, below <c>/media/</c>.</param>
/// <param name="IsNew">False where the same picture was here already.</param>
internal sealed record SavedPicture(string Path, bool IsNew);

internal sealed record KeptPicture(byte[] Content, string Words);

/// <summary>Pictures that have another path here than in the recipe; items are brought to it.</summary>
internal sealed class MediaPaths
{
    private readonly Dictionary<string, string> here = [];

    public void Add(string written, string path) => here[written] = path;

    /// <summary>The JSON of an item with the paths of this site.</summary>
    public string Replace(string content)
    {
        foreach (var (written, path) in here)
            content = content.Replace($"\"{written}\"", $"\"{path}\"", StringComparison.Ordinal).Replace($"/media/{written}", $"/media/{path}", StringComparison.Ordinal);
        return content;
    }
}

/// <summary>The <c>Media</c> step: files beside the recipe, or in it as base64.</summary>
internal sealed class MediaStep(IEnumerable<IRecipeMedia> media, MediaPaths paths, IRecipeKeeper keeper) : IRecipeStep
{
    public string Name => "Media";
    public bool IsKept => false;   // an export writes the pictures as they stand; see below for those that did not come

    public async Task<Result> ApplyAsync(RecipeStep step, RecipeRun run, CancellationToken cancel)
    {
        var files = step.Values.Objects("Files").ToList();
        if (run.Choices.Keeps && (!media.Any() || files.Any(f => Content(f, run) is null))) await keeper.KeepAsync(step, cancel);
        for (var i = 0; i < files.Count; i++)
        {
            var path = $"{step.Path}.Files[{i}]";
            if ((files[i].Text("TargetPath") ?? files[i].Text("Path")) is not { Length: > 0 and <= 200 } target) return RecipeRefusals.Broken(path + ".TargetPath", "缺少路径", "it has no path");
            if (Content(files[i], run) is not { } content)
            {
                run.Warn(path, $"文件“{target}”没有随配方一起来。", $"The file '{target}' did not come with the recipe.");
                continue;
            }
            foreach (var store in media)
            {
                if (await store.ReadAsync(target, cancel) is { } standing && standing.Content.AsSpan().SequenceEqual(content)) continue;
                var saved = await store.SaveAsync(target, files[i].Text("Words") ?? Path.GetFileNameWithoutExtension(target), content, run.Process, cancel);
                if (saved.IsRefused) run.Warn(path, $"文件“{target}”没有收下：{saved.Refusals[0].Text.Zh}", $"The file '{target}' was not taken: {saved.Refusals[0].Text.En}");
                else
                {
                    paths.Add(target, saved.Value.Path);
                    if (saved.Value.IsNew) run.Count("files");
                }
            }
        }
        return Result.Ok();
    }

    private static byte[]? Content(JsonObject file, RecipeRun run)
    {
        if (file.Text("Base64") is { } base64)
        {
            var buffer = new byte[base64.Length];
            return Convert.TryFromBase64String(base64, buffer, out var length) ? buffer[..length] : null;
        }
        return file.Text("SourcePath") is { } source ? run.Expressions.ReadFile(source) : null;
    }
}
