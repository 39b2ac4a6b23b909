using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace PublicPortal.Data;

public enum DatabaseProvider { Sqlite, PostgreSql }

/// <summary><c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <exception cref="InvalidOperationException">An unknown provider, or PostgreSQL without a connection string.</exception>
    public static DatabaseOptions From(IConfiguration configuration, string defaultSqlitePath)
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider))
            throw new InvalidOperationException($"Database:Provider is '{name}'; it must be Sqlite or PostgreSql.");
        var connection = configuration.GetConnectionString("Portal");
        if (string.IsNullOrWhiteSpace(connection))
            connection = provider == DatabaseProvider.Sqlite
                ? $"Data Source={defaultSqlitePath}"
                : throw new InvalidOperationException("ConnectionStrings:Portal is missing; PostgreSQL needs it.");
        return new DatabaseOptions(provider, connection);
    }

    internal void Configure(DbContextOptionsBuilder builder, Npgsql.NpgsqlDataSource? source)
    {
        if (Provider == DatabaseProvider.Sqlite) builder.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance);
        else builder.UseNpgsql(source!);
    }
}
