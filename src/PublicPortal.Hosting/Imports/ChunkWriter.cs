using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>Commits rows in chunks that hold the write lock for about <see cref="Target"/>, so that none takes 200 ms.</summary>
internal sealed class ChunkWriter<TRow>(IServiceScopeFactory scopes, TimeProvider clock, CsvImport<TRow> import, RejectsFile rejects, string markName, ImportMark mark)
{
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(90);

    /// <summary>Longer than the longest step in which SQLite waits for a lock of that length, so that the site gets its turn.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(60);

    private readonly Guid run = Ids.New(clock);
    private readonly List<CsvRow> rows = [];
    private int size = 5;   // the first commit also warms everything up

    public ImportMark Mark { get; private set; } = mark;
    public int Chunks { get; private set; }
    public int LongestCommit { get; private set; }
    public bool IsFull => rows.Count >= size;

    public void Add(CsvRow row) => rows.Add(row);

    public Task LetOthersWriteAsync(CancellationToken cancel) => Task.Delay(Pause, clock, cancel);

    public async Task CommitAsync()
    {
        if (rows.Count == 0) return;
        var readable = new List<ImportRow<TRow>>(rows.Count);
        var refused = new List<(CsvRow, Refusal)>();
        foreach (var row in rows)
        {
            var read = row.Defect is { } defect ? defect : import.Read(row);
            if (read.IsOk) readable.Add(new ImportRow<TRow>(row, read.Value));
            else refused.Add((row, read.Refusals[0]));
        }
        await CommitAsync(readable, refused, rows[0].Line, rows[^1].Line, rows.Count, attempt: 1);
        rows.Clear();
    }

    /// <summary>All in one transaction; when the database says no, once more, then in halves, down to the row that is to blame.</summary>
    private async Task CommitAsync(IReadOnlyList<ImportRow<TRow>> readable, List<(CsvRow, Refusal)> refused, int from, int to, int count, int attempt)
    {
        try
        {
            await TryCommitAsync(readable, refused, from, to, count);
        }
        catch (DbUpdateException) when (attempt == 1)
        {
            await CommitAsync(readable, refused, from, to, count, attempt: 2);   // another import may have added the same row
        }
        catch (DbUpdateException failed) when (readable.Count <= 1)
        {
            if (readable.Count == 0) throw;
            refused.Add((readable[0].Source, ImportRefusals.Database.With(failed.InnerException?.Message ?? failed.Message)));
            await TryCommitAsync([], refused, from, to, count);
        }
        catch (DbUpdateException)
        {
            var half = readable.Count / 2;
            var middle = readable[half - 1].Source.Line;
            var early = refused.Where(r => r.Item1.Line <= middle).ToList();
            var counted = rows.Count(r => r.Line >= from && r.Line <= middle);
            await CommitAsync([.. readable.Take(half)], early, from, middle, counted, attempt: 2);
            await CommitAsync([.. readable.Skip(half)], [.. refused.Except(early)], middle + 1, to, count - counted, attempt: 2);
        }
    }

    private async Task TryCommitAsync(IReadOnlyList<ImportRow<TRow>> readable, List<(CsvRow Row, Refusal Refusal)> refused, int from, int to, int count)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var work = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var chunk = new ImportChunk<TRow>(scope.ServiceProvider, db, work.Start(import.Name, null, Channel.Cli), readable);
        if (readable.Count > 0) await import.ApplyAsync(chunk, CancellationToken.None);
        var all = refused.Concat(chunk.Refused).OrderBy(r => r.Row.Line).ToList();
        var next = new ImportMark(to, Mark.Rows + count, Mark.Added + chunk.Added, Mark.Changed + chunk.Changed, Mark.Unchanged + chunk.Unchanged, Mark.Refused + all.Count);
        if (db.ChangeTracker.HasChanges() || chunk.Writes.Count > 0 || all.Count > 0)
        {
            await next.StoreAsync(db, markName, CancellationToken.None);
            chunk.Process.Raise(new RowsImported(run, import.Name, from, to, chunk.Added, chunk.Changed, all.Count));
            await db.BeginWriteAsync();
            var held = clock.GetTimestamp();
            await db.SaveChangesAsync();
            foreach (var write in chunk.Writes) await write(CancellationToken.None);
            await rejects.WriteAsync(all);
            await work.CompleteAsync();
            Adapt(clock.GetElapsedTime(held), count);
        }
        else
        {
            size = Math.Min(size * 2, 4000);   // nothing to write: only reading bounds the chunk
        }
        Mark = next;
        Chunks++;
    }

    private void Adapt(TimeSpan held, int count)
    {
        LongestCommit = Math.Max(LongestCommit, (int)held.TotalMilliseconds);
        if (held > Target) size = Math.Max(10, (int)(Math.Min(size, count) * (Target / held)));
        else if (held < Target / 2 && count >= size) size = Math.Min(size * 2, 4000);
    }
}
