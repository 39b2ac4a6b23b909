using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>One row of a file that is imported.</summary>
public sealed class CsvRow
{
    private readonly IReadOnlyDictionary<string, int> columns;

    internal CsvRow(int line, string[] cells, IReadOnlyDictionary<string, int> columns, Refusal? defect = null)
    {
        (Line, Cells, this.columns, Defect) = (line, cells, columns, defect);
    }

    /// <summary>The line in the file, from 1; that of its beginning where the row has several.</summary>
    public int Line { get; }

    /// <summary>As they stand in the file.</summary>
    public IReadOnlyList<string> Cells { get; }

    /// <summary>Why the row cannot even be read; null for most.</summary>
    public Refusal? Defect { get; }

    /// <summary>The cell of a column, without blanks around it; empty when there is none.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) && at < Cells.Count ? Cells[at].Trim() : "";
}
