using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PublicPortal.Data.GroupCommit;

/// <summary>One prepared statement per shape, run row by row on a connection of its own: SQLite has no way to the server to save.</summary>
internal sealed class SqliteBatch(DatabaseOptions options, WriteGate gate) : IBatchWriter
{
    private readonly Dictionary<RowShape, SqliteCommand> statements = [];
    private SqliteConnection? connection;

    public int Connections => 1;

    public async Task<IReadOnlyCollection<WriteSet>> WriteAsync(IReadOnlyList<WriteSet> acts)
    {
        using var lease = await gate.EnterFirstAsync();
        var open = connection ??= Open();
        using var transaction = open.BeginTransaction(deferred: false);
        DbCommand Command()
        {
            var command = open.CreateCommand();
            command.Transaction = transaction;
            return command;
        }
        var fenced = new List<WriteSet>();
        if (acts.Any(a => a.Guards.Count > 0)) (acts, fenced) = WriteSet.Split(acts, await RowGuards.HoldingAsync(Command, acts.SelectMany(a => a.Guards), locks: false));
        try
        {
            foreach (var group in acts.SelectMany(a => a.Rows).GroupBy(r => r.Shape).OrderBy(g => g.Key.Order))
            {
                var command = Statement(group.Key, open);
                command.Transaction = transaction;
                foreach (var row in group)
                {
                    for (var i = 0; i < row.Values.Length; i++) command.Parameters[i].Value = row.Values[i] ?? DBNull.Value;
                    if (command.ExecuteNonQuery() != 1) throw new WriteConflictException(null);
                }
                if (group.Key.Mixed is { } table)
                    foreach (var (among, ids) in group.Key.Groups(group)) await table.MixAsync(Command, among, ids, isPostgreSql: false);
            }
            transaction.Commit();
            return fenced;
        }
        catch (SqliteException failed) when (failed.SqliteExtendedErrorCode is 2067 or 1555 or 787)   // unique index, primary key, foreign key
        {
            throw new WriteConflictException(failed);
        }
    }

    private SqliteConnection Open()
    {
        var opened = new SqliteConnection(options.ConnectionString);
        opened.Open();
        SqlitePragmas.Apply(opened);
        return opened;
    }

    private SqliteCommand Statement(RowShape shape, SqliteConnection open)
    {
        if (statements.TryGetValue(shape, out var known)) return known;
        var command = open.CreateCommand();
        var named = shape.Columns.Select((c, i) => (Column: c, Parameter: $"$p{i}")).ToList();
        var where = string.Join(" and ", named.Where(n => n.Column.IsKey).Select(n => $"{n.Column.Name} is {n.Parameter}"));
        command.CommandText = shape.Act switch
        {
            RowAct.Insert => $"insert into {shape.Table} ({string.Join(", ", named.Select(n => n.Column.Name))}) values ({string.Join(", ", named.Select(n => n.Parameter))})",
            RowAct.Update => $"update {shape.Table} set {string.Join(", ", named.Where(n => !n.Column.IsKey).Select(n => $"{n.Column.Name} = {n.Parameter}"))} where {where}",
            _ => $"delete from {shape.Table} where {where}",
        };
        foreach (var (column, parameter) in named) command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return statements[shape] = command;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection?.Dispose();
        return ValueTask.CompletedTask;
    }
}
