using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.TestKit.Voting;

/// <param name="Place">Number of the row in the order in which it lies.</param>
/// <param name="Transaction">Which transaction wrote it, where the database tells.</param>
public sealed record DumpedRow(int Place, string? Transaction, IReadOnlyDictionary<string, string?> Values);

/// <summary>
/// All that somebody finds who has the whole database: every table with its rows in the order in which they lie on the disk,
/// on PostgreSQL with the transaction that wrote each, on SQLite with row numbers where there are any.
/// </summary>
public static class DatabaseDump
{
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<DumpedRow>>> ReadAsync(DatabaseKind kind, string connectionString)
    {
        var dump = new Dictionary<string, IReadOnlyList<DumpedRow>>();
        if (kind == DatabaseKind.PostgreSql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            foreach (var table in await NamesAsync(connection, "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'"))
                dump[table] = await RowsAsync(connection, $"select xmin::text as xmin_, t.* from \"{table}\" t order by ctid", "xmin_");
            return dump;
        }
        await using var file = new SqliteConnection(connectionString);
        await file.OpenAsync();
        foreach (var (table, sql) in await TablesAsync(file))
            dump[table] = sql.Contains("WITHOUT ROWID", StringComparison.OrdinalIgnoreCase) || sql.Contains("VIRTUAL", StringComparison.OrdinalIgnoreCase)
                ? await RowsAsync(file, $"select * from \"{table}\"", null) : await RowsAsync(file, $"select rowid as rowid_, * from \"{table}\" order by rowid", "rowid_");
        return dump;
    }

    private static async Task<List<string>> NamesAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task<List<(string Name, string Sql)>> TablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select name, sql from sqlite_master where type = 'table' and sql is not null and name not like 'sqlite_%'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync()) tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    private static async Task<List<DumpedRow>> RowsAsync(System.Data.Common.DbConnection connection, string sql, string? written)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<DumpedRow>();
        while (await reader.ReadAsync())
        {
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (var i = 0; i < reader.FieldCount; i++) values[reader.GetName(i)] = Text(reader.GetValue(i));
            rows.Add(new DumpedRow(rows.Count, written is null ? null : values[written], values));
        }
        return rows;
    }

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        byte[] bytes => Convert.ToHexStringLower(bytes) + " " + Encoding.Latin1.GetString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
