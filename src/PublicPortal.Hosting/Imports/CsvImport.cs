using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>
/// What a module says about one kind of file; the machinery does the rest. Rows must be found again by their own codes, so
/// that the same file may be imported twice without duplicates.
/// </summary>
public abstract class CsvImport<TRow>
{
    /// <summary>Name of the process of each chunk, stable: <c>places.import-dwellings</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The header, in the order of the documentation.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Reads a row by itself, without the database; refusals name the column as their field.</summary>
    public abstract Result<TRow> Read(CsvRow row);

    /// <summary>
    /// The order in which rows come into the table cheapest, where their place in the file means nothing: neighbours in a large
    /// index share pages, strangers write one each. Null for the order of the file.
    /// </summary>
    public virtual IComparer<TRow>? Order => null;

    /// <summary>
    /// Looks up what the rows need and adds the changes to the context; does not save. Called again when the chunk must be
    /// tried once more. No lock is held yet: statements that write at once go into <see cref="ImportChunk{TRow}.WriteLater"/>.
    /// </summary>
    public abstract Task ApplyAsync(ImportChunk<TRow> chunk, CancellationToken cancel);
}

/// <summary>A row that could be read.</summary>
public sealed record ImportRow<TRow>(CsvRow Source, TRow Value);

/// <summary>Rows that are committed together.</summary>
public sealed class ImportChunk<TRow>
{
    internal ImportChunk(IServiceProvider services, PortalDbContext db, Process process, IReadOnlyList<ImportRow<TRow>> rows)
    {
        (Services, Db, Process, Rows) = (services, db, process, rows);
    }

    public IServiceProvider Services { get; }
    public PortalDbContext Db { get; }
    public Process Process { get; }
    public IReadOnlyList<ImportRow<TRow>> Rows { get; }

    /// <summary>New, changed and unchanged rows; the module counts them.</summary>
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }

    internal List<(CsvRow Row, Refusal Refusal)> Refused { get; } = [];
    internal List<Func<CancellationToken, Task>> Writes { get; } = [];

    /// <summary>The row stays out; the rest goes in.</summary>
    public void Refuse(ImportRow<TRow> row, Refusal refusal) => Refused.Add((row.Source, refusal));

    /// <summary>A statement that needs the transaction; runs after what the context holds was saved, and may count what it added.</summary>
    public void WriteLater(Func<CancellationToken, Task> write) => Writes.Add(write);
}

/// <summary>One committed chunk of an import. No codes, no names: only how many.</summary>
/// <param name="FromLine">First and last line of the file.</param>
public sealed record RowsImported(Guid RunId, string Import, int FromLine, int ToLine, int Added, int Changed, int Refused) : PortalEvent
{
    public override Guid SubjectId => RunId;
    public override string Name => "hosting.rows-imported";
}

/// <summary>How an import ended.</summary>
/// <param name="Rejects">The file with the refused rows; null when there are none.</param>
/// <param name="ResumedAfterLine">The line up to which an earlier run had come; 0 when it began at the beginning.</param>
/// <param name="LongestCommit">Milliseconds for which the longest chunk kept other writers waiting.</param>
public sealed record ImportSummary(
    string File, string Encoding, int Rows, int Added, int Changed, int Unchanged, int Refused, string? Rejects, int ResumedAfterLine, int Chunks, int LongestCommit, double Seconds);
