using System.Data.Common;
using System.Linq.Expressions;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;

namespace PublicPortal.Data.GroupCommit;

/// <summary>
/// Rows that must not tell in which order or with which others they came (secret ballots). Each transaction that adds one
/// takes up to <see cref="Most"/> others of its group, chosen at random, out of the table and puts all of them back in a random
/// order: place and transaction number then say as much of an old row as of a new one. Applies to the group commit and to
/// ordinary saves alike.
/// </summary>
public static class RowMixing
{
    internal const string Annotation = "Portal:MixedWithin";

    /// <summary>Beside the new rows of the transaction. All of a small group, a sample of a large one.</summary>
    public const int Most = 64;

    /// <summary>The table's key is the group and a random UUID.</summary>
    public static EntityTypeBuilder<T> MixesWithin<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, Guid>> group) where T : class
    {
        entity.HasAnnotation(Annotation, ((MemberExpression)group.Body).Member.Name);
        return entity;
    }

    internal static MixedTable? Of(IEntityType entity)
    {
        if (entity.FindAnnotation(Annotation)?.Value is not string name) return null;
        var group = entity.FindProperty(name)!;
        var id = entity.FindPrimaryKey()!.Properties.Single(p => p != group);
        return new MixedTable(entity.GetTableName()!, group.GetColumnName(), id.GetColumnName(), [.. entity.GetProperties().Select(p => p.GetColumnName())], group.PropertyInfo!, id.PropertyInfo!);
    }
}

/// <param name="Columns">All of them.</param>
internal sealed record MixedTable(string Name, string Group, string Id, IReadOnlyList<string> Columns, System.Reflection.PropertyInfo GroupOf, System.Reflection.PropertyInfo IdOf)
{
    private string All => string.Join(", ", Columns.Select(c => $"\"{c}\""));

    /// <summary>Mixes the rows that this transaction has added with others of their group.</summary>
    public async Task MixAsync(Func<DbCommand> command, Guid group, IReadOnlyCollection<Guid> added, bool isPostgreSql, CancellationToken cancel = default)
    {
        var chosen = new HashSet<Guid>(added);
        // A group that is small is taken whole; else random places on the scale of random ids, and the next row above each.
        var first = await ReadAsync(command, $"select {Id} from {Name} where {Group} = @g order by {Id} limit {RowMixing.Most + added.Count + 1}", group, null, cancel);
        if (first.Count <= RowMixing.Most + added.Count) chosen.UnionWith(first);
        else if (isPostgreSql)
            chosen.UnionWith(await ReadAsync(command, $"select (select {Id} from {Name} where {Group} = @g and {Id} >= p order by {Id} limit 1) from unnest(@p) p", group, Enumerable.Range(0, RowMixing.Most).Select(_ => RandomId()).ToArray(), cancel));
        else
            for (var i = 0; i < RowMixing.Most; i++)
                chosen.UnionWith(await ReadAsync(command, $"select {Id} from {Name} where {Group} = @g and {Id} >= @p order by {Id} limit 1", group, RandomId(), cancel));
        if (isPostgreSql) await RewriteInOneAsync(command, group, chosen, cancel);
        else await RewriteOneByOneAsync(command, group, chosen, cancel);
    }

    /// <summary>Rows that another transaction is mixing stay with it. The sort takes all of the deleted rows before the first is put back.</summary>
    private async Task RewriteInOneAsync(Func<DbCommand> command, Guid group, HashSet<Guid> chosen, CancellationToken cancel)
    {
        await using var rewrite = command();
        rewrite.CommandText = $"""
            with picked as (select {Id} as picked_id from {Name} where {Group} = @g and {Id} = any(@ids) for update skip locked),
            gone as (delete from {Name} t using picked p where t.{Group} = @g and t.{Id} = p.picked_id returning t.*)
            insert into {Name} ({All}) select {All} from gone order by random()
            """;
        Add(rewrite, "@g", group);
        Add(rewrite, "@ids", chosen.ToArray());
        await rewrite.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>SQLite has one writer: nothing happens between reading and writing.</summary>
    private async Task RewriteOneByOneAsync(Func<DbCommand> command, Guid group, HashSet<Guid> chosen, CancellationToken cancel)
    {
        var rows = new List<object[]>();
        foreach (var id in chosen)
        {
            await using var take = command();
            take.CommandText = $"delete from {Name} where {Group} = @g and {Id} = @p returning {All}";
            Add(take, "@g", group);
            Add(take, "@p", id);
            await using var reader = await take.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel)) continue;
            var row = new object[Columns.Count];
            reader.GetValues(row);
            rows.Add(row);
        }
        var order = rows.ToArray();
        RandomNumberGenerator.Shuffle(order.AsSpan());
        await using var put = command();
        put.CommandText = $"insert into {Name} ({All}) values ({string.Join(", ", Columns.Select((_, i) => $"@v{i}"))})";
        for (var i = 0; i < Columns.Count; i++) Add(put, $"@v{i}", DBNull.Value);
        foreach (var row in order)
        {
            for (var i = 0; i < row.Length; i++) put.Parameters[i].Value = row[i];
            await put.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task<List<Guid>> ReadAsync(Func<DbCommand> command, string sql, Guid group, object? places, CancellationToken cancel)
    {
        await using var read = command();
        read.CommandText = sql;
        Add(read, "@g", group);
        if (places is not null) Add(read, "@p", places);
        var ids = new List<Guid>();
        await using var reader = await read.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (!reader.IsDBNull(0)) ids.Add(reader.GetGuid(0));
        return ids;
    }

    /// <summary>All 128 bits random, so that places lie evenly on both databases' scales.</summary>
    private static Guid RandomId() => new(RandomNumberGenerator.GetBytes(16));

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}

internal static class MixedSaves
{
    /// <summary>After an ordinary save, in its transaction.</summary>
    public static async Task MixAsync(PortalDbContext db, IReadOnlyList<(MixedTable Table, Guid Group, Guid Id)> added, CancellationToken cancel)
    {
        foreach (var group in added.GroupBy(a => (a.Table.Name, a.Group)))
            await group.First().Table.MixAsync(() =>
            {
                var command = db.Database.GetDbConnection().CreateCommand();
                command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
                return command;
            }, group.Key.Group, [.. group.Select(g => g.Id)], db.Database.IsNpgsql(), cancel);
    }

    /// <summary>Rows of mixed tables that the context is about to add.</summary>
    public static IReadOnlyList<(MixedTable Table, Guid Group, Guid Id)> About(PortalDbContext db)
    {
        List<(MixedTable, Guid, Guid)>? found = null;
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State == EntityState.Added && RowMixing.Of(entry.Metadata) is { } table)
                (found ??= []).Add((table, (Guid)table.GroupOf.GetValue(entry.Entity)!, (Guid)table.IdOf.GetValue(entry.Entity)!));
        return found ?? [];
    }
}
