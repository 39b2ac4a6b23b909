using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace PublicPortal.Hosting.Imports;

/// <summary>
/// Writes CSV for spreadsheets: UTF-8 with its mark, so that Excel reads Chinese, and no cell that a spreadsheet would
/// take for a formula.
/// </summary>
public sealed class CsvExport(TextWriter writer) : IAsyncDisposable
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";
    private readonly CsvWriter csv = new(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, NewLine = "\r\n" });

    public CsvExport(Stream stream) : this(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))) { }

    public static CsvExport Append(string path) => new(new StreamWriter(path, append: true, new UTF8Encoding(!File.Exists(path))));

    /// <summary>A cell that begins like a formula gets an apostrophe in front.</summary>
    public static string Guard(string? cell) => cell is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? "'" + cell : cell ?? "";

    /// <summary>The cell as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string cell) => cell is ['\'', var second, ..] && FormulaStarts.Contains(second, StringComparison.Ordinal) ? cell[1..] : cell;

    public void Row(params IEnumerable<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(Guard(cell));
        csv.NextRecord();
    }

    /// <summary>Brings what was written to the file or network.</summary>
    public async Task FlushAsync()
    {
        await csv.FlushAsync();
        await writer.FlushAsync();
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
