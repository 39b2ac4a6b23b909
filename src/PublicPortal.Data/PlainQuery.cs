using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace PublicPortal.Data;

/// <summary>
/// One row by plain SQL, where a query of the context would cost more than the database does: what each rendering of a public
/// page asks. It reads what is committed, on a connection of its own; an act that must see what it has written asks the context.
/// </summary>
public sealed class PlainQuery(DatabaseOptions options, IServiceProvider services)
{
    private readonly NpgsqlDataSource? source = services.GetService<NpgsqlDataSource>();

    /// <param name="sql">The same for both databases, with <c>@value</c>.</param>
    /// <returns>The first row, or null where there is none.</returns>
    public async Task<T?> FirstAsync<T>(string sql, string value, Func<DbDataReader, T> read, CancellationToken cancel) where T : class
    {
        await using DbConnection connection = source is null ? new SqliteConnection(options.ConnectionString) : source.CreateConnection();
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("value", value);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? read(reader) : null;
    }
}
