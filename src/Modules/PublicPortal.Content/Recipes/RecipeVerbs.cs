using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.Content.Types;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Recipes;

/// <summary><c>portal recipe import</c></summary>
internal sealed class RecipeImportVerb(WorkRunner runner) : ICliVerb
{
    public const long LargestFile = 20_000_000;

    public string Words => "recipe import";
    public string Usage => "FILE [--parameter name=value]… [--json]";
    public string Summary => "Carries out a recipe in Orchard Core's format, whole or not at all. What is not known here is kept and listed.";
    public IReadOnlyCollection<string> OptionsWithValue => ["parameter"];

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var path]) return CliOutcome.Usage;
        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in arguments.All("parameter"))
        {
            var split = parameter.IndexOf('=', StringComparison.Ordinal);
            if (split < 1) return CliOutcome.Usage;
            given[parameter[..split]] = parameter[(split + 1)..];
        }
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > LargestFile)
        {
            output.Note(file.Exists ? $"{path} is larger than {LargestFile / 1_000_000} MB." : $"There is no file {path}.");
            return CliOutcome.Refused;
        }
        var read = RecipeFile.Read(await File.ReadAllTextAsync(path, Encoding.UTF8, cancel), file.DirectoryName);
        Result result = read;
        RecipeRun? run = null;
        if (read.IsOk)
        {
            var ran = await runner.RunAsync("content.import-recipe", Channel.Cli, (services, process) =>
                services.GetRequiredService<RecipeRunner>().RunAsync(read.Value, new RecipeChoices(given), process, cancel), cancel: cancel);
            result = ran;
            if (ran.IsOk) run = ran.Value;
        }
        if (result.IsRefused)
        {
            foreach (var refusal in result.Refusals) output.Note($"{refusal.Text.Zh}\n{refusal.Text.En}");
            output.Result(new { refusals = result.Refusals.Select(r => new { code = r.Code, text = r.Text.Zh, textEn = r.Text.En }) });
            return CliOutcome.Refused;
        }
        foreach (var warning in run!.Warnings) output.Note($"{warning.Path}: {warning.Text.En}");
        output.Result(new { counts = run.Counts, warnings = run.Warnings.Select(w => new { path = w.Path, text = w.Text.Zh, textEn = w.Text.En }) },
            $"{string.Join(", ", run.Counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Value} {c.Key}"))}; {run.Warnings.Count} warnings");
        return CliOutcome.Done;
    }
}

/// <summary><c>portal recipe export</c></summary>
internal sealed class RecipeExportVerb(RecipeExport export, TypeCatalog catalog) : ICliVerb
{
    public string Words => "recipe export";
    public string Usage => "[--type NAME[,NAME…]] FILE [--json]";
    public string Summary => "Writes types and items (latest and published versions) as a recipe in Orchard Core's format; without --type also the steps that were kept.";
    public IReadOnlyCollection<string> OptionsWithValue => ["type"];

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var path]) return CliOutcome.Usage;
        string[] types = [.. arguments.All("type").SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        var set = await catalog.ReadAsync(cancel);
        if (types.FirstOrDefault(t => set.Find(t) is null) is { } unknown)
        {
            output.Note($"There is no type {unknown}. Types: {string.Join(", ", set.Types.Select(t => t.Name))}");
            return CliOutcome.Refused;
        }
        var exported = await export.WriteAsync(types, cancel);
        await File.WriteAllTextAsync(path, JsonText.WriteFile(exported.Recipe), cancel);
        output.Result(new { file = path, types = exported.Types, items = exported.Items, steps = exported.Steps }, $"{exported.Types} types, {exported.Items} versions of items, {exported.Steps} kept steps: {path}");
        return CliOutcome.Done;
    }
}
