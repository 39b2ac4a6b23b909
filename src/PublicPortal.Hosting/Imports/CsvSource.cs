using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>Reads a CSV file row by row; the file is never held in memory.</summary>
public sealed class CsvSource : IDisposable
{
    private readonly Stream stream;
    private readonly WholeRecords records;
    private readonly CsvParser parser;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private string[] header = [];
    private bool isRejects;

    private CsvSource(Stream stream, CsvEncoding encoding)
    {
        this.stream = stream;
        Encoding = encoding;
        records = new WholeRecords(new StreamReader(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: encoding.Skip == 0, 1 << 16));
        parser = new CsvParser(records, new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, IgnoreBlankLines = true, BadDataFound = null, DetectDelimiter = false });
    }

    internal CsvEncoding Encoding { get; }

    /// <summary>UTF-8, GB18030 or UTF-16, for people.</summary>
    public string EncodingName => Encoding.Name;

    /// <summary>The columns that a file of refused rows has before the original ones; such a file may be handed in again.</summary>
    public static IReadOnlyList<string> RejectsColumns => RejectsFile.OwnColumns;

    /// <summary>The names of the columns as they stand in the file.</summary>
    public IReadOnlyList<string> Header => header;

    /// <summary>How much of the file is read, 0 to 1.</summary>
    public double Share => Encoding.Length == 0 ? 1 : (double)stream.Position / Encoding.Length;

    /// <summary>Opens a file and reads its header, whose columns may stand in any order.</summary>
    public static async Task<Result<CsvSource>> OpenAsync(string path, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        FileStream stream;
        try { stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16); }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return failed is FileNotFoundException or DirectoryNotFoundException ? ImportRefusals.FileMissing.With(path) : ImportRefusals.FileUnreadable.With(path, failed.Message);
        }
        return await OpenAsync(stream, expected, cancel);
    }

    /// <summary>Reads the header of a file that lies in memory or elsewhere; the source owns the stream.</summary>
    /// <param name="stream">Seekable.</param>
    public static async Task<Result<CsvSource>> OpenAsync(Stream stream, IReadOnlyList<string> expected, CancellationToken cancel)
    {
        var encoding = await CsvEncoding.DetectAsync(stream, cancel);
        stream.Position = encoding.Skip;
        var source = new CsvSource(stream, encoding);
        if (source.ReadHeader(expected) is not { } refusal) return source;
        source.Dispose();
        return refusal;
    }

    public IEnumerable<CsvRow> Rows()
    {
        while (parser.Read())
        {
            var cells = parser.Record!;
            var line = parser.RawRow - cells.Sum(c => c.AsSpan().Count('\n'));
            while (records.Broken.TryPeek(out var broken) && broken.Line < line) yield return Broken(records.Broken.Dequeue());
            if (isRejects) cells = Array.ConvertAll(cells, CsvExport.Unguard);
            yield return new CsvRow(line, cells, columns, Defect(cells));
        }
        while (records.Broken.TryDequeue(out var broken)) yield return Broken(broken);
    }

    private CsvRow Broken(BrokenLine broken) => new(broken.Line, [broken.Text], columns, ImportRefusals.Quotes);

    private Refusal? ReadHeader(IReadOnlyList<string> expected)
    {
        var wanted = string.Join(',', expected);
        if (!parser.Read()) return (records.Broken.Count > 0 ? ImportRefusals.HeaderWrong : ImportRefusals.FileEmpty).With(wanted, "");
        header = [.. parser.Record!.Select(c => c.Trim('\uFEFF').Trim())];
        for (var i = 0; i < header.Length; i++)
            if (!columns.TryAdd(header[i], i)) return ImportRefusals.HeaderWrong.With(wanted, string.Join(',', header));
        isRejects = RejectsFile.OwnColumns.All(columns.ContainsKey);
        var known = isRejects ? expected.Concat(RejectsFile.OwnColumns) : expected;
        return expected.All(columns.ContainsKey) && columns.Keys.All(c => known.Contains(c, StringComparer.OrdinalIgnoreCase))
            ? null : ImportRefusals.HeaderWrong.With(wanted, string.Join(',', header));
    }

    private Refusal? Defect(string[] cells)
    {
        if (cells.Length != header.Length) return ImportRefusals.ColumnCount.With(header.Length, cells.Length);
        for (var i = 0; i < cells.Length; i++)
            foreach (var c in cells[i].AsSpan().Trim())
                if (c == '\uFFFD') return ImportRefusals.Encoding.At(header[i]);
                else if (char.IsControl(c)) return ImportRefusals.ControlCharacter.At(header[i]);
        return null;
    }

    public void Dispose()
    {
        parser.Dispose();
        stream.Dispose();
    }
}
