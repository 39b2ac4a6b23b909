using PublicPortal.Hosting.Cli;

namespace PublicPortal.Workflows.Definitions;

/// <summary><c>portal check workflow</c>: what the desk says about a definition, from the shell.</summary>
internal sealed class CheckWorkflowVerb(KnownNamesReader names) : ICliVerb
{
    public string Words => "check workflow";
    public string Usage => "FILE.json";
    public string Summary => "reads a workflow definition and says, with line and path, what is wrong with it";

    /// <summary>It reads files alone and needs no database.</summary>
    public bool BeforeSetup => true;

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values.Count != 1) return CliOutcome.Usage;
        var file = arguments.Values[0];
        if (!File.Exists(file))
        {
            output.Note($"{file} is not there.");
            return CliOutcome.Usage;
        }
        var read = DefinitionCheck.Read(await File.ReadAllTextAsync(file, cancel), names.Read());
        output.Result(
            new { file, ok = read.Definition is not null, defects = read.Defects.Select(d => new { code = d.Code, line = d.Line, path = d.Path, zh = d.Text.Zh, en = d.Text.En }) },
            [.. read.Defects.SelectMany(d => new[] { $"{file}:{d.Line}: {d.Whole.Zh}", $"    {d.Text.En}" }), read.Definition is null ? $"{read.Defects.Count} 处不对 / {read.Defects.Count} defects" : $"{file}: 正确 / correct"]);
        return read.Definition is null ? CliOutcome.Refused : CliOutcome.Done;
    }
}
