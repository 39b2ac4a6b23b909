using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Hosting.Imports;

/// <summary>
/// Streams a file into the database while the site runs: small commits with a pause between them, refused rows beside the
/// file, and a mark from which the same command goes on after it was stopped.
/// </summary>
public sealed class CsvImporter(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="note">Takes a line of progress every two seconds.</param>
    /// <param name="fromStart">Reads again what an earlier, unfinished run had finished.</param>
    /// <exception cref="OperationCanceledException">Stopped between two chunks; what was committed stays.</exception>
    public async Task<Result<ImportSummary>> RunAsync<TRow>(CsvImport<TRow> import, string path, Action<string> note, bool fromStart = false, CancellationToken cancel = default)
    {
        var opened = await CsvSource.OpenAsync(path, import.Columns, cancel);
        if (opened.IsRefused) return Result<ImportSummary>.Refuse(opened.Refusals);
        using var source = opened.Value;
        var markName = ImportMark.NameFor(import.Name, source.Encoding.Hash);
        var mark = fromStart ? ImportMark.Start : await WithDbAsync(db => ImportMark.FindAsync(db, markName, cancel));
        await using var rejects = new RejectsFile(RejectsFile.PathFor(path), source.Header);
        await rejects.StartAsync(mark.Line);
        if (mark.Line > 0) note($"going on after line {mark.Line:N0}");

        var started = clock.GetTimestamp();
        var resumed = mark;
        var run = new ChunkWriter<TRow>(scopes, clock, import, rejects, markName, mark);
        var progress = new ImportProgress(clock, note);
        foreach (var row in source.Rows())
        {
            if (row.Line <= resumed.Line) continue;
            run.Add(row);
            if (!run.IsFull) continue;
            await StopAtAsync(run, cancel);
            await run.BeginCommitAsync();
            progress.Show(run.Mark, resumed, source.Share);
        }
        await StopAtAsync(run, cancel);
        await run.BeginCommitAsync();
        await run.CommittedAsync();
        mark = run.Mark;
        await WithDbAsync(async db =>
        {
            await ImportMark.RemoveAsync(db, markName, CancellationToken.None);
            return true;
        });
        return new ImportSummary(path, source.Encoding.Name, mark.Rows, mark.Added, mark.Changed, mark.Unchanged, mark.Refused,
            mark.Refused > 0 ? rejects.Path : null, resumed.Line, run.Chunks, run.LongestCommit, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 2));
    }

    /// <summary>Stops only between two chunks: the one under way is finished, and its mark with it.</summary>
    private static async Task StopAtAsync<TRow>(ChunkWriter<TRow> run, CancellationToken cancel)
    {
        if (!cancel.IsCancellationRequested) return;
        await run.CommittedAsync();
        throw new OperationCanceledException(cancel);
    }

    private async Task<T> WithDbAsync<T>(Func<PortalDbContext, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await act(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CompleteAsync(CancellationToken.None);
        return result;
    }
}

/// <summary>A line on standard error every two seconds.</summary>
internal sealed class ImportProgress(TimeProvider clock, Action<string> note)
{
    private readonly long started = clock.GetTimestamp();
    private long shown = clock.GetTimestamp();

    public void Show(ImportMark mark, ImportMark from, double share)
    {
        if (clock.GetElapsedTime(shown) < TimeSpan.FromSeconds(2)) return;
        shown = clock.GetTimestamp();
        var rate = (mark.Rows - from.Rows) / clock.GetElapsedTime(started).TotalSeconds;
        note($"{mark.Rows:N0} rows ({share:P0}), {mark.Refused:N0} refused, {rate:N0} rows/s");
    }
}
