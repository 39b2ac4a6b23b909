using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Cli;
using PublicPortal.Hosting.Imports;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

internal sealed record OutlinesImported(Guid Run, int Added, int Changed, int Refused) : PortalEvent
{
    public override Guid SubjectId => Run;
    public override string Name => "places.outlines-imported";
}

internal sealed record OutlineSummary(string File, int Features, int Added, int Changed, int Unchanged, int Refused, string? Rejects);

/// <summary>
/// Reads outlines feature by feature and writes them in small commits. Running the same file again changes nothing; what is
/// refused stands in <c>FILE.rejects.csv</c> with the reason, the rest goes in.
/// </summary>
internal sealed class OutlineImport(WorkRunner runner, TimeProvider clock)
{
    private const int MostBytes = 8 * 1024 * 1024, FeaturesPerCommit = 50, BytesPerCommit = 1024 * 1024;

    /// <param name="stated">The coordinate system of features that do not name their own.</param>
    public async Task<Result<OutlineSummary>> RunAsync(string path, GeoSystem? stated, CancellationToken cancel)
    {
        if (!File.Exists(path)) return OutlineRefusals.FileMissing.With(path);
        var run = new Run(Ids.New(clock), path, Path.ChangeExtension(path, ".rejects.csv"));
        File.Delete(run.RejectsPath);
        var chunk = new List<OutlineFeature>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await using var stream = File.OpenRead(path);
        try
        {
            foreach (var raw in new FeatureReader(stream, MostBytes).Read())
            {
                cancel.ThrowIfCancellationRequested();
                run.Features++;
                var (code, read) = OutlineFeature.Read(raw, stated, MostBytes);
                if (read.IsRefused) run.Rejects.Add(new(raw.Number, code, read.Refusals[0]));
                else if (!seen.Add(code)) run.Rejects.Add(new(raw.Number, code, OutlineRefusals.CodeTwice.With(code)));
                else chunk.Add(read.Value);
                if (chunk.Count + run.Rejects.Count >= FeaturesPerCommit || chunk.Sum(f => f.Json.Length) >= BytesPerCommit) await CommitAsync(run, chunk, cancel);
            }
        }
        catch (FormatException broken) { run.Broken = OutlineRefusals.NotGeoJson.With(broken.Message); }
        await CommitAsync(run, chunk, cancel);
        if (run.Broken is { } reason) return reason;
        return new OutlineSummary(path, run.Features, run.Added, run.Changed, run.Unchanged, run.Refused, run.Refused > 0 ? run.RejectsPath : null);
    }

    private async Task CommitAsync(Run run, List<OutlineFeature> chunk, CancellationToken cancel)
    {
        if (chunk.Count == 0 && run.Rejects.Count == 0) return;
        await runner.RunAsync("places.import-outlines", Channel.Cli, async (services, process) =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var count = await new OutlineWriter(db, clock).WriteAsync(chunk, run.Rejects, cancel);
            await db.SaveChangesAsync(cancel);
            if (count.Added + count.Changed > 0) process.Raise(new OutlinesImported(run.Id, count.Added, count.Changed, run.Rejects.Count));
            (run.Added, run.Changed, run.Unchanged, run.Refused) = (run.Added + count.Added, run.Changed + count.Changed, run.Unchanged + count.Unchanged, run.Refused + run.Rejects.Count);
            return Result.Ok();
        }, cancel: cancel);
        await WriteAsync(run);
        chunk.Clear();
        run.Rejects.Clear();
    }

    private static async Task WriteAsync(Run run)
    {
        if (run.Rejects.Count == 0) return;
        var isNew = !File.Exists(run.RejectsPath);
        await using var csv = CsvExport.Append(run.RejectsPath);
        if (isNew) csv.Row("feature", "code", "reason", "reason_en");
        foreach (var reject in run.Rejects.OrderBy(r => r.Number))
            csv.Row(reject.Number.ToString(CultureInfo.InvariantCulture), reject.Code, reject.Refusal.Text.Zh, reject.Refusal.Text.En);
        await csv.FlushAsync();
    }

    private sealed record Run(Guid Id, string Path, string RejectsPath)
    {
        public int Features, Added, Changed, Unchanged, Refused;
        public Refusal? Broken;
        public List<OutlineReject> Rejects { get; } = [];
    }
}

/// <summary><c>portal import outlines FILE.geojson</c></summary>
internal sealed class OutlineVerb(OutlineImport import) : ICliVerb
{
    public string Words => "import outlines";
    public string Usage => "FILE.geojson [--system WGS-84|GCJ-02]";
    public string Summary => "Imports outlines of places and points of buildings (GeoJSON FeatureCollection, property code = place code). Refused features go to FILE.rejects.csv.";
    public IReadOnlyCollection<string> OptionsWithValue => ["system"];

    public async Task<CliOutcome> RunAsync(CliArguments arguments, CliOutput output, CancellationToken cancel)
    {
        if (arguments.Values is not [var path]) return CliOutcome.Usage;
        var written = arguments.Option("system");
        var system = OutlineFeature.SystemOf(written);
        var result = written is not null && system is null ? OutlineRefusals.SystemUnknown.With(written) : await import.RunAsync(path, system, cancel);
        if (result.IsRefused)
        {
            output.Note($"{result.Refusals[0].Text.Zh}\n{result.Refusals[0].Text.En}");
            output.Result(new { refusals = result.Refusals.Select(r => new { code = r.Code, text = r.Text.Zh, textEn = r.Text.En }) });
            return CliOutcome.Refused;
        }
        var s = result.Value;
        output.Result(s, $"{s.Features:N0} features: {s.Added:N0} new, {s.Changed:N0} changed, {s.Unchanged:N0} as before, {s.Refused:N0} refused");
        if (s.Rejects is not null) output.Note($"Refused features with their reasons: {s.Rejects}");
        return s.Refused > 0 ? CliOutcome.Refused : CliOutcome.Done;
    }
}
