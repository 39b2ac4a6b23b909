using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Counters;

/// <summary>
/// What one act changes in the counters: gathered while its events are handled, written at the very end of its
/// transaction. Always dwellings first, then counters, each in one statement and in one order: two writers may wait for
/// each other, but never in a circle.
/// </summary>
internal sealed class CounterChanges(PortalDbContext db, UnitOfWork work, TimeProvider clock)
{
    private const int RowsAtOnce = 100;
    private readonly SortedDictionary<(string Path, Measure Measure, DateOnly Week), long> counters = [];
    private readonly SortedDictionary<string, (Guid Id, string Path, int Delta)> dwellings = new(StringComparer.Ordinal);
    private readonly List<Func<CancellationToken, Task>> moves = [];
    private bool isWaiting;

    private sealed record Counted(Guid DwellingId, int Accepted);

    public DateOnly ThisWeek => Measures.Week(ChinaTime.Today(clock));

    /// <param name="week">Null for the present one.</param>
    public void Add(string path, Measure measure, long delta, DateOnly? week = null)
    {
        if (delta == 0) return;
        var key = (path, measure, week ?? ThisWeek);
        counters[key] = counters.GetValueOrDefault(key) + delta;
        Wait();
    }

    /// <summary>One accepted declaration more or less in a dwelling.</summary>
    public void Accepted(Guid dwellingId, string path, int delta)
    {
        var key = dwellingId.ToString();
        dwellings[key] = (dwellingId, path, dwellings.GetValueOrDefault(key).Delta + delta);
        Wait();
    }

    /// <summary>Runs before the counters are written, when all else is saved; it may add to them.</summary>
    public void BeforeWriting(Func<CancellationToken, Task> move)
    {
        moves.Add(move);
        Wait();
    }

    private void Wait()
    {
        if (isWaiting) return;
        isWaiting = true;
        work.BeforeCommit(WriteAsync);
    }

    private async Task WriteAsync(CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        for (var i = 0; i < moves.Count; i++) await moves[i](cancel);
        moves.Clear();
        foreach (var some in dwellings.Values.Where(d => d.Delta != 0).ToList().Chunk(RowsAtOnce)) await WriteDwellingsAsync(some, cancel);
        dwellings.Clear();
        foreach (var some in counters.Where(c => c.Value != 0).ToList().Chunk(RowsAtOnce)) await WriteCountersAsync(some, cancel);
        counters.Clear();
        isWaiting = false;
    }

    /// <summary>The new number comes back with its row locked: who sees 1 was the first, who sees 0 the last.</summary>
    private async Task WriteDwellingsAsync(IReadOnlyList<(Guid Id, string Path, int Delta)> some, CancellationToken cancel)
    {
        var sql = $"""
            insert into residence_dwelling_count (dwelling_id, accepted) values {Places(some.Count, 2)}
            on conflict (dwelling_id) do update set accepted = residence_dwelling_count.accepted + excluded.accepted
            returning dwelling_id as "DwellingId", accepted as "Accepted"
            """;
        var counted = await db.Database.SqlQueryRaw<Counted>(sql, [.. some.SelectMany(d => new object[] { d.Id, d.Delta })]).ToListAsync(cancel);
        var now = counted.ToDictionary(c => c.DwellingId, c => c.Accepted);
        foreach (var (id, path, delta) in some)
            Add(path, Measure.Declared, (now[id] > 0 ? 1 : 0) - (now[id] - delta > 0 ? 1 : 0));
    }

    private async Task WriteCountersAsync(IReadOnlyList<KeyValuePair<(string Path, Measure Measure, DateOnly Week), long>> some, CancellationToken cancel)
    {
        var slot = db.Database.IsNpgsql() && work.Process is { } process ? (process.Id.GetHashCode() & int.MaxValue) % Counter.Slots : 0;
        var sql = $"""
            insert into residence_counter (scope_path, measure, week, slot, value) values {Places(some.Count, 5)}
            on conflict (scope_path, measure, week, slot) do update set value = residence_counter.value + excluded.value
            """;
        await db.Database.ExecuteSqlRawAsync(sql, some.SelectMany(c => new object[] { c.Key.Path, c.Key.Measure.ToString(), c.Key.Week.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), slot, c.Value }), cancel);
    }

    /// <summary><c>({0}, {1}), ({2}, {3})</c></summary>
    private static string Places(int rows, int columns)
    {
        var text = new StringBuilder();
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * columns, columns).Select(n => $"{{{n}}}")).Append(')');
        return text.ToString();
    }
}
