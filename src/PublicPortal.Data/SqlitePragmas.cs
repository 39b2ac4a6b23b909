using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PublicPortal.Data;

/// <summary>
/// Per connection: FULL, because NORMAL may lose an acknowledged commit when the power fails; foreign keys are off
/// by default in SQLite. WAL lets readers go on while one writes, and stays with the file. While another process writes (an
/// import), SQLite's own waiting looks every 1 to 100 ms; the provider's looks every 150 ms and misses the pauses.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=1000; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);   // SQLite's asynchronous calls run synchronously anyway
        return Task.CompletedTask;
    }

    /// <summary>
    /// Entity Framework closes the connection after each query, and opening it anew registers a score of functions and sets
    /// these pragmas: more work than most queries. It stays open until the context is disposed; between statements it holds
    /// no lock and no snapshot. (Npgsql's pool makes this cheap, and its connections are too few to be held.)
    /// </summary>
    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
