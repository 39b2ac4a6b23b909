using PublicPortal.Hosting.Cli;

namespace PublicPortal.Hosting.Imports;

/// <summary><c>portal import … FILE.csv</c>: progress on standard error, a summary on standard output.</summary>
/// <param name="words"><c>import dwellings</c></param>
public sealed class ImportVerb<TRow>(string words, string summary, CsvImport<TRow> import, CsvImporter importer) : ICliVerb
{
    public string Words => words;
    public string Usage => "FILE.csv [--from-start]";
    public string Summary => $"{summary} Header: {string.Join(',', import.Columns)}. Refused rows go to FILE.rejects.csv; after a stop the same command goes on.";

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var path]) return CliOutcome.Usage;
        var result = await importer.RunAsync(import, path, output.Note, arguments.Has("from-start"), cancel);
        if (result.IsRefused)
        {
            foreach (var refusal in result.Refusals) output.Note($"{refusal.Text.Zh}\n{refusal.Text.En}");
            output.Result(new { refusals = result.Refusals.Select(r => new { code = r.Code, text = r.Text.Zh, textEn = r.Text.En }) });
            return CliOutcome.Refused;
        }
        var s = result.Value;
        output.Result(s, $"{s.Rows:N0} rows ({s.Encoding}): {s.Added:N0} new, {s.Changed:N0} changed, {s.Unchanged:N0} as before, {s.Refused:N0} refused; {s.Seconds:N1} s");
        if (s.Rejects is not null) output.Note($"Refused rows with their reasons: {s.Rejects}");
        return s.Refused > 0 ? CliOutcome.Refused : CliOutcome.Done;
    }
}
