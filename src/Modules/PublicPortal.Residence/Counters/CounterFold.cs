using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;

namespace PublicPortal.Residence.Counters;

/// <summary>
/// Brings the changes into the counters. One fold at a time: on PostgreSQL it holds the counters' table, which nobody
/// else writes but a place that moves; on SQLite there is one writer anyway.
/// </summary>
internal sealed class CounterFold(PortalDbContext db)
{
    private const int ChangesAtOnce = 2000, RowsAtOnce = 200;

    /// <summary>Within the open transaction; the caller commits.</summary>
    /// <returns>True when there may be more.</returns>
    public async Task<bool> FoldAsync(CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("lock table residence_counter in share row exclusive mode", cancel);
        var changes = await db.Set<CounterChange>().AsNoTracking().OrderBy(c => c.Id).Take(ChangesAtOnce).ToListAsync(cancel);
        if (changes.Count == 0) return false;
        var sums = new SortedDictionary<(string Path, Measure Measure, DateOnly Week), long>();
        foreach (var change in changes.Where(c => c.DwellingId is null)) Add(change, change.Value);
        await FoldDwellingsAsync(changes.Where(c => c.DwellingId is not null).ToLookup(c => c.DwellingId!.Value), Add, cancel);
        foreach (var some in sums.Where(s => s.Value != 0).Chunk(RowsAtOnce)) await WriteAsync(some, cancel);
        foreach (var some in changes.Select(c => c.Id).Chunk(500)) await db.Set<CounterChange>().Where(c => some.Contains(c.Id)).ExecuteDeleteAsync(cancel);
        return changes.Count == ChangesAtOnce;

        void Add(CounterChange change, long value)
        {
            var key = (change.ScopePath, change.Measure, change.Week);
            sums[key] = sums.GetValueOrDefault(key) + value;
        }
    }

    /// <summary>The first accepted declaration of a dwelling and the last one change the number of declared dwellings of the cell.</summary>
    private async Task FoldDwellingsAsync(ILookup<Guid, CounterChange> changes, Action<CounterChange, long> add, CancellationToken cancel)
    {
        var known = new Dictionary<Guid, DwellingCount>();
        foreach (var some in changes.Select(g => g.Key).Chunk(500))
            foreach (var count in await db.Set<DwellingCount>().Where(c => some.Contains(c.DwellingId)).ToListAsync(cancel)) known[count.DwellingId] = count;
        foreach (var dwelling in changes)
        {
            if (!known.TryGetValue(dwelling.Key, out var count)) db.Add(known[dwelling.Key] = count = new DwellingCount { DwellingId = dwelling.Key });
            foreach (var change in dwelling)
            {
                var before = count.Accepted > 0;
                count.Accepted += (int)change.Value;
                if (before != count.Accepted > 0) add(change, before ? -1 : 1);
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task WriteAsync(IReadOnlyList<KeyValuePair<(string Path, Measure Measure, DateOnly Week), long>> some, CancellationToken cancel)
    {
        var values = new StringBuilder();
        for (var row = 0; row < some.Count; row++)
            values.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * 4, 4).Select(n => $"{{{n}}}")).Append(')');
        var sql = $"""
            insert into residence_counter (scope_path, measure, week, value) values {values}
            on conflict (scope_path, measure, week) do update set value = residence_counter.value + excluded.value
            """;
        await db.Database.ExecuteSqlRawAsync(sql, some.SelectMany(c => new object[] { c.Key.Path, c.Key.Measure.ToString(), c.Key.Week.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), c.Value }), cancel);
    }
}
