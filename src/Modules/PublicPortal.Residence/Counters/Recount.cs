using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Counters;

/// <param name="Week">Null for a stock.</param>
internal sealed record CounterDifference(string ScopePath, Measure Measure, DateOnly? Week, long Counted, long Real);

/// <param name="Dwellings">Dwellings whose own number was wrong.</param>
internal sealed record RecountResult(IReadOnlyList<CounterDifference> Differences, int Dwellings)
{
    public bool IsEqual => Differences.Count == 0 && Dwellings == 0;
}

/// <summary>Counts everything anew from declarations, orders and dwellings, and puts right what differs.</summary>
internal sealed class Recount(PortalDbContext db, IDwellingRegister register, CounterFold fold, CounterChanges changes)
{
    private sealed record DayCount(string Path, long Day, long Count);
    private sealed record Key(string Path, Measure Measure, DateOnly? Week);

    /// <summary>Within one transaction that holds writers back: what is declared meanwhile counts neither here nor there.</summary>
    public async Task<RecountResult> MendAsync(bool onlyCompare, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("lock table residence_counter_change in share row exclusive mode", cancel);
        while (await fold.FoldAsync(cancel)) { }
        var (real, counted) = (await RealAsync(cancel), await CountedAsync(cancel));
        var differences = real.Keys.Union(counted.Keys)
            .Select(k => new CounterDifference(k.Path, k.Measure, k.Week, counted.GetValueOrDefault(k), real.GetValueOrDefault(k)))
            .Where(d => d.Counted != d.Real).OrderBy(d => d.ScopePath, StringComparer.Ordinal).ThenBy(d => d.Measure).ThenBy(d => d.Week).ToList();
        var dwellings = await MendDwellingsAsync(onlyCompare, cancel);
        if (onlyCompare) return new RecountResult(differences, dwellings);
        foreach (var d in differences) changes.Add(d.ScopePath, d.Measure, d.Real - d.Counted, d.Week);
        await db.SaveChangesAsync(cancel);
        while (await fold.FoldAsync(cancel)) { }
        return new RecountResult(differences, dwellings);
    }

    /// <summary>What some dwellings contribute to their cell, without <see cref="Measure.Dwellings"/>: that one moves by its own event.</summary>
    public async Task<IReadOnlyList<(Measure Measure, DateOnly? Week, long Value)>> OfDwellingsAsync(IReadOnlyCollection<Guid> dwellingIds, CancellationToken cancel)
    {
        var declarations = await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => d.DwellingId != null && dwellingIds.Contains(d.DwellingId.Value))
            .Select(d => new { d.DwellingId, d.State, d.SubmittedAt, AtOnce = !d.Doubts.Any(x => x.RaisedAt <= d.SubmittedAt) }).ToListAsync(cancel);
        var orders = await db.Set<VerificationOrder>().AsNoTracking()
            .Where(o => o.DwellingId != null && dwellingIds.Contains(o.DwellingId.Value) && o.State == OrderState.Closed && db.Set<VerificationVisit>().Any(v => v.OrderId == o.Id && v.KeptBecause == null && v.Result != VisitResult.NobodyHome))
            .Select(o => new { o.ClosedAt, o.DueAt }).ToListAsync(cancel);
        var found = new List<(Measure, DateOnly?, long)>
        {
            (Measure.Declared, null, declarations.Where(d => d.State == DeclarationState.Accepted).Select(d => d.DwellingId).Distinct().Count()),
            (Measure.Doubtful, null, declarations.Count(d => d.State == DeclarationState.Doubtful)),
        };
        foreach (var week in declarations.GroupBy(d => Week(d.SubmittedAt)))
        {
            found.Add((Measure.Submitted, week.Key, week.Count()));
            found.Add((Measure.AtOnce, week.Key, week.Count(d => d.AtOnce)));
        }
        foreach (var week in orders.GroupBy(o => Week(o.ClosedAt!.Value)))
        {
            found.Add((Measure.InTime, week.Key, week.Count(o => o.ClosedAt <= o.DueAt)));
            found.Add((Measure.Late, week.Key, week.Count(o => o.ClosedAt > o.DueAt)));
        }
        return found;
    }

    private async Task<Dictionary<Key, long>> RealAsync(CancellationToken cancel)
    {
        var real = new Dictionary<Key, long>();
        foreach (var (path, count) in await register.CountByCellAsync(cancel)) real[new(path, Measure.Dwellings, null)] = count;
        var declarations = db.Set<ResidenceDeclaration>().AsNoTracking();
        foreach (var g in await declarations.Where(d => d.State == DeclarationState.Accepted && d.DwellingId != null).Select(d => new { d.ScopePath, d.DwellingId }).Distinct()
            .GroupBy(d => d.ScopePath).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel)) real[new(g.Key, Measure.Declared, null)] = g.Count;
        foreach (var g in await declarations.Where(d => d.State == DeclarationState.Doubtful).GroupBy(d => d.ScopePath).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
            real[new(g.Key, Measure.Doubtful, null)] = g.Count;
        await AddAsync(Measure.Submitted, "residence_declaration d", "d.submitted_at", "true");
        await AddAsync(Measure.AtOnce, "residence_declaration d", "d.submitted_at", "not exists (select 1 from residence_doubt x where x.declaration_id = d.id and x.raised_at <= d.submitted_at)");
        const string visited = "d.state = 'Closed' and exists (select 1 from residence_visit v where v.order_id = d.id and v.kept_because is null and v.result <> 'NobodyHome')";
        await AddAsync(Measure.InTime, "residence_order d", "d.closed_at", visited + " and d.closed_at <= d.due_at");
        await AddAsync(Measure.Late, "residence_order d", "d.closed_at", visited + " and d.closed_at > d.due_at");
        return real;

        async Task AddAsync(Measure measure, string table, string at, string where)
        {
            var day = $"({at} + {(long)ChinaTime.Offset.TotalMilliseconds}) / 86400000";   // of China's day, since 1970
            var sql = $"select d.scope_path as \"Path\", {day} as \"Day\", count(*) as \"Count\" from {table} where {where} group by d.scope_path, {day}";
            foreach (var row in await db.Database.SqlQueryRaw<DayCount>(sql).ToListAsync(cancel))
            {
                var key = new Key(row.Path, measure, Measures.Week(DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)row.Day)));
                real[key] = real.GetValueOrDefault(key) + row.Count;
            }
        }
    }

    private async Task<Dictionary<Key, long>> CountedAsync(CancellationToken cancel)
    {
        var counted = new Dictionary<Key, long>();
        foreach (var row in await db.Set<Counter>().AsNoTracking().GroupBy(c => new { c.ScopePath, c.Measure, c.Week }).Select(g => new { g.Key, Value = g.Sum(c => c.Value) }).ToListAsync(cancel))
        {
            var key = new Key(row.Key.ScopePath, row.Key.Measure, row.Key.Measure.IsStock() ? null : row.Key.Week);
            counted[key] = counted.GetValueOrDefault(key) + row.Value;
        }
        return counted;
    }

    /// <summary>How many dwellings had another number of accepted declarations than was counted.</summary>
    private async Task<int> MendDwellingsAsync(bool onlyCompare, CancellationToken cancel)
    {
        const string wrong = """
            select r.dwelling_id, r.accepted from (
              select d.dwelling_id, count(*) as accepted from residence_declaration d where d.state = 'Accepted' and d.dwelling_id is not null group by d.dwelling_id
            ) r left join residence_dwelling_count c on c.dwelling_id = r.dwelling_id where c.accepted is null or c.accepted <> r.accepted
            """;
        if (onlyCompare) return (await db.Database.SqlQueryRaw<int>($"select cast(count(*) as integer) as \"Value\" from ({wrong}) w").ToListAsync(cancel))[0];
        // "where true": else SQLite would read "on conflict" as part of the join
        var mended = await db.Database.ExecuteSqlRawAsync($"insert into residence_dwelling_count (dwelling_id, accepted) select w.dwelling_id, w.accepted from ({wrong}) w where true on conflict (dwelling_id) do update set accepted = excluded.accepted", cancel);
        return mended + await db.Database.ExecuteSqlRawAsync("""
            update residence_dwelling_count set accepted = 0 where accepted <> 0
              and not exists (select 1 from residence_declaration d where d.dwelling_id = residence_dwelling_count.dwelling_id and d.state = 'Accepted')
            """, cancel);
    }

    private static DateOnly Week(DateTimeOffset at) => Measures.Week(ChinaTime.Date(at));
}
