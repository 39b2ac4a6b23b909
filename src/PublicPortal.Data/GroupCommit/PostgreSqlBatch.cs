using System.Collections.Concurrent;
using Npgsql;

namespace PublicPortal.Data.GroupCommit;

/// <summary>One statement per shape, its rows as arrays (<c>unnest</c>): the same text for one row and for hundreds, so that it stays prepared.</summary>
internal sealed class PostgreSqlBatch(NpgsqlDataSource source) : IBatchWriter
{
    private readonly ConcurrentDictionary<RowShape, string> statements = new();

    /// <summary>Two, so that one batch is made while the other syncs.</summary>
    public int Connections => 2;

    public async Task<IReadOnlyCollection<WriteSet>> WriteAsync(IReadOnlyList<WriteSet> acts)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var fenced = new List<WriteSet>();
        if (acts.Any(a => a.Guards.Count > 0))
        {
            var holding = await RowGuards.HoldingAsync(() => new NpgsqlCommand { Connection = connection, Transaction = transaction }, acts.SelectMany(a => a.Guards), locks: true);
            (var held, fenced) = WriteSet.Split(acts, holding);
            if (held.Count == 0) return fenced;
            acts = held;
        }
        await using var batch = new NpgsqlBatch(connection, transaction);
        var expected = new List<int>();
        var mixed = new List<(RowShape Shape, List<RowWrite> Rows)>();
        foreach (var group in acts.SelectMany(a => a.Rows).GroupBy(r => r.Shape).OrderBy(g => g.Key.Order))
        {
            var rows = group.ToList();
            batch.BatchCommands.Add(Command(group.Key, rows));
            expected.Add(rows.Count);
            if (group.Key.Mixed is not null) mixed.Add((group.Key, rows));
        }
        try
        {
            await batch.ExecuteNonQueryAsync();
            for (var i = 0; i < expected.Count; i++)
                if (batch.BatchCommands[i].RecordsAffected != expected[i]) throw new WriteConflictException(null);
            foreach (var (shape, rows) in mixed)
                foreach (var (group, ids) in shape.Groups(rows))
                    await shape.Mixed!.MixAsync(() => new NpgsqlCommand { Connection = connection, Transaction = transaction }, group, ids, isPostgreSql: true);
            await transaction.CommitAsync();
            return fenced;
        }
        catch (PostgresException failed) when (failed.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable)
        {
            throw new WriteConflictException(failed);
        }
    }

    private NpgsqlBatchCommand Command(RowShape shape, List<RowWrite> rows)
    {
        var command = new NpgsqlBatchCommand(statements.GetOrAdd(shape, Statement));
        for (var c = 0; c < shape.Columns.Count; c++)
        {
            var column = shape.Columns[c];
            var element = column.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(column.Type) : column.Type;
            var values = Array.CreateInstance(element, rows.Count);
            for (var r = 0; r < rows.Count; r++) values.SetValue(rows[r].Values[c], r);
            command.Parameters.Add(new NpgsqlParameter { Value = values, DataTypeName = column.StoreType + "[]" });
        }
        return command;
    }

    private static string Statement(RowShape shape)
    {
        var names = string.Join(", ", shape.Columns.Select(c => c.Name));
        var rows = $"unnest({string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"))})";
        if (shape.Act == RowAct.Insert) return $"insert into {shape.Table} ({names}) select * from {rows}";
        var columns = shape.Columns.Select((c, i) => (Column: c, Alias: $"c{i}")).ToList();
        var from = $"{rows} as v({string.Join(", ", columns.Select(c => c.Alias))})";
        var where = string.Join(" and ", columns.Where(c => c.Column.IsKey).Select(c => $"t.{c.Column.Name} {(c.Column.IsNullable ? "is not distinct from" : "=")} v.{c.Alias}"));
        var set = string.Join(", ", columns.Where(c => !c.Column.IsKey).Select(c => $"{c.Column.Name} = v.{c.Alias}"));
        return shape.Act == RowAct.Update ? $"update {shape.Table} as t set {set} from {from} where {where}" : $"delete from {shape.Table} as t using {from} where {where}";
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
