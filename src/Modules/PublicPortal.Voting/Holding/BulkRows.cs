using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PublicPortal.Data;

namespace PublicPortal.Voting.Holding;

/// <summary>Many rows into a table, in the context's transaction and without entities: a list of members or a board may have a million.</summary>
internal static class BulkRows
{
    /// <param name="columns">As the database names them.</param>
    /// <param name="rows">Values as the database stores them (moments as milliseconds), never kept all at once.</param>
    public static async Task InsertAsync(PortalDbContext db, string table, IReadOnlyList<string> columns, IAsyncEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        if (db.Database.GetDbConnection() is NpgsqlConnection connection)
        {
            await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)", cancel);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                await import.StartRowAsync(cancel);
                foreach (var value in row)
                    if (value is null) await import.WriteNullAsync(cancel);
                    else await import.WriteAsync(value, cancel);
            }
            await import.CompleteAsync(cancel);
            return;
        }
        await using var put = Command(db);
        put.CommandText = $"insert into {table} ({names}) values ({string.Join(", ", columns.Select((_, i) => $"@v{i}"))})";
        for (var i = 0; i < columns.Count; i++)
        {
            var parameter = put.CreateParameter();
            parameter.ParameterName = $"@v{i}";
            put.Parameters.Add(parameter);
        }
        await foreach (var row in rows.WithCancellation(cancel))
        {
            for (var i = 0; i < row.Length; i++) put.Parameters[i].Value = row[i] ?? DBNull.Value;
            await put.ExecuteNonQueryAsync(cancel);
        }
    }

    public static DbCommand Command(PortalDbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    /// <summary>What is there already as a stream.</summary>
    public static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows) yield return row;
        await Task.CompletedTask;
    }
}
