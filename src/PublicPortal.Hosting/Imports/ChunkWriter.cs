using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>
/// Commits rows in chunks that hold the write lock for about <see cref="Target"/>, so that none takes 200 ms. While a chunk is
/// being committed the next is read.
/// </summary>
internal sealed class ChunkWriter<TRow>(IServiceScopeFactory scopes, TimeProvider clock, CsvImport<TRow> import, RejectsFile rejects, string markName, ImportMark mark)
{
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(110);

    /// <summary>Longer than the longest step in which SQLite waits for a lock of that length, so that the site gets its turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private const int Fewest = 40, Most = 8000;

    private readonly Guid run = Ids.New(clock);
    private readonly int window = import.Order is null ? 0 : 60_000;
    private List<ReadRow> rows = [];
    private Task committing = Task.CompletedTask;
    private volatile int size = 5;   // the first commit also warms everything up
    private long free = clock.GetTimestamp();

    private sealed record ReadRow(CsvRow Source, Result<TRow> Read);

    /// <summary>What is done; its line moves when all rows up to it are committed.</summary>
    public ImportMark Mark { get; private set; } = mark;
    public int Chunks { get; private set; }
    public int LongestCommit { get; private set; }
    public bool IsFull => rows.Count >= Math.Max(size, window);

    public void Add(CsvRow row) => rows.Add(new ReadRow(row, row.Defect is { } defect ? defect : import.Read(row)));

    /// <summary>Waits for the rows before, and begins to commit those added since.</summary>
    public async Task BeginCommitAsync()
    {
        await committing;
        if (rows.Count == 0) return;
        var read = rows;
        rows = new List<ReadRow>(read.Count);
        committing = Task.Run(() => CommitAsync(read));
    }

    /// <summary>Until all that was begun is committed.</summary>
    public Task CommittedAsync() => committing;

    /// <summary>In chunks, in the order that suits the table; the mark and the refused rows go with the last of them.</summary>
    private async Task CommitAsync(List<ReadRow> read)
    {
        var readable = read.Where(r => r.Read.IsOk).Select(r => new ImportRow<TRow>(r.Source, r.Read.Value)).ToList();
        var refused = read.Where(r => r.Read.IsRefused).Select(r => (r.Source, r.Read.Refusals[0])).ToList();
        if (import.Order is { } order) readable.Sort((a, b) => order.Compare(a.Value, b.Value));
        var lines = new Lines(read[0].Source.Line, read[^1].Source.Line, read.Count - readable.Count);
        var done = 0;
        do
        {
            var chunk = readable.GetRange(done, Math.Min(size, readable.Count - done));
            done += chunk.Count;
            await CommitAsync(chunk, refused, lines, isLast: done == readable.Count, attempt: 1);
        }
        while (done < readable.Count);
    }

    /// <param name="Unreadable">Rows that count with the last chunk.</param>
    private sealed record Lines(int From, int To, int Unreadable);

    /// <summary>All in one transaction; when the database says no, once more, then in halves, down to the row that is to blame.</summary>
    private async Task CommitAsync(List<ImportRow<TRow>> readable, List<(CsvRow, Refusal)> refused, Lines lines, bool isLast, int attempt)
    {
        try
        {
            await TryCommitAsync(readable, refused, lines, isLast, readable.Count);
        }
        catch (DbUpdateException) when (attempt == 1)
        {
            await CommitAsync(readable, refused, lines, isLast, attempt: 2);   // another import may have added the same row
        }
        catch (DbUpdateException failed) when (readable.Count <= 1)
        {
            if (readable.Count == 0) throw;
            refused.Add((readable[0].Source, ImportRefusals.Database.With(failed.InnerException?.Message ?? failed.Message)));
            await TryCommitAsync([], refused, lines, isLast, counted: 1);
        }
        catch (DbUpdateException)
        {
            var half = readable.Count / 2;
            await CommitAsync(readable[..half], refused, lines, isLast: false, attempt: 2);
            await CommitAsync(readable[half..], refused, lines, isLast, attempt: 2);
        }
    }

    private async Task TryCommitAsync(List<ImportRow<TRow>> readable, List<(CsvRow Row, Refusal Refusal)> refused, Lines lines, bool isLast, int counted)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var chunk = new ImportChunk<TRow>(scope.ServiceProvider, db, work.Start(import.Name, null, Channel.Cli), readable);
        if (readable.Count > 0) await import.ApplyAsync(chunk, CancellationToken.None);
        ImportMark Next() => new(isLast ? lines.To : Mark.Line, Mark.Rows + counted + (isLast ? lines.Unreadable : 0),
            Mark.Added + chunk.Added, Mark.Changed + chunk.Changed, Mark.Unchanged + chunk.Unchanged, Mark.Refused + (isLast ? refused.Count + chunk.Refused.Count : 0));
        if (db.ChangeTracker.HasChanges() || chunk.Writes.Count > 0 || (isLast && refused.Count + chunk.Refused.Count > 0))
        {
            var pause = Pause - clock.GetElapsedTime(free);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, clock);   // others write now; what the chunk needed was looked up meanwhile
            await db.BeginWriteAsync();
            var held = clock.GetTimestamp();
            await db.SaveChangesAsync();
            foreach (var write in chunk.Writes) await write(CancellationToken.None);   // they count what they added
            var said = isLast ? [.. refused.Concat(chunk.Refused).OrderBy(r => r.Row.Line)] : new List<(CsvRow, Refusal)>();
            if (isLast) await Next().StoreAsync(db, markName, CancellationToken.None);
            chunk.Process.Raise(new RowsImported(run, import.Name, lines.From, lines.To, chunk.Added, chunk.Changed, said.Count));
            await rejects.WriteAsync(said);
            await work.CompleteAsync();
            free = clock.GetTimestamp();
            Adapt(clock.GetElapsedTime(held), counted);
            if (Chunks % 4 == 3) await db.CheckpointAsync();   // while others may write, not in the commit
        }
        else
        {
            size = Math.Min(size * 2, Most);   // nothing to write: only reading bounds the chunk
        }
        Mark = Next();
        if (!isLast) refused.AddRange(chunk.Refused);
        Chunks++;
    }

    private void Adapt(TimeSpan held, int count)
    {
        LongestCommit = Math.Max(LongestCommit, (int)held.TotalMilliseconds);
        // A commit may be slow because the machine is busy, which fewer rows do not mend: never below half at once, nor below a few.
        if (held > Target) size = Math.Max(Fewest, (int)(Math.Min(size, count) * Math.Max(0.5, Target / held)));
        else if (held < Target / 2 && count >= size) size = Math.Min(size * 2, Most);
    }
}
