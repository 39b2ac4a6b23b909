using System.Globalization;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>
/// <c>FILE.rejects.csv</c>: the rows that were refused, with line, column and reason, beside the file. It appears with the
/// first of them. Corrected, it may be imported itself.
/// </summary>
internal sealed class RejectsFile(string path, IReadOnlyList<string> header) : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> OwnColumns = ["line", "column", "reason", "reason_en"];
    private readonly int[] own = [.. Enumerable.Range(0, header.Count).Where(i => !OwnColumns.Contains(header[i], StringComparer.OrdinalIgnoreCase))];
    private CsvExport? file;

    public string Path { get; } = path;

    public static string PathFor(string csvPath) => System.IO.Path.ChangeExtension(csvPath, ".rejects.csv");

    /// <summary>Starts anew, or keeps what an earlier run wrote for the lines that it finished.</summary>
    public async Task StartAsync(int finishedLine)
    {
        if (!File.Exists(Path)) return;
        var kept = new List<string[]>();
        if (finishedLine > 0)
        {
            using var reader = new CsvHelper.CsvParser(new StreamReader(Path), CultureInfo.InvariantCulture);
            while (reader.Read())
                if (int.TryParse(reader.Record![0], NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line <= finishedLine) kept.Add(reader.Record);
        }
        File.Delete(Path);
        if (kept.Count == 0) return;
        file = Open();
        foreach (var row in kept) file.Row(row.Select(CsvExport.Unguard));
        await file.FlushAsync();
    }

    /// <summary>Written through to the file, before the chunk is committed: a run that is cut off loses no reason.</summary>
    public async Task WriteAsync(IEnumerable<(CsvRow Row, Refusal Refusal)> refused)
    {
        foreach (var (row, refusal) in refused)
        {
            file ??= Open();
            file.Row([row.Line.ToString(CultureInfo.InvariantCulture), refusal.Field, refusal.Text.Zh, refusal.Text.En, .. Cells(row)]);
        }
        if (file is not null) await file.FlushAsync();
    }

    private CsvExport Open()
    {
        var export = CsvExport.Append(Path);
        export.Row([.. OwnColumns, .. own.Select(i => header[i])]);
        return export;
    }

    /// <summary>Without the columns of ours, when a corrected rejects file is refused again.</summary>
    private IEnumerable<string> Cells(CsvRow row) => row.Cells.Count == header.Count ? own.Select(i => row.Cells[i]) : row.Cells;

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
