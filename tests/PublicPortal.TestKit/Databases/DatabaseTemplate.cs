using Microsoft.Data.Sqlite;

namespace PublicPortal.TestKit.Databases;

/// <summary>
/// A database filled once per test process and copied for each test class: copying takes a fraction of the time of
/// migrating and filling. Keep it in a static field.
/// </summary>
/// <param name="fill">Migrates and fills the database behind the connection string, and closes its connections.</param>
public sealed class DatabaseTemplate(Func<DatabaseKind, string, Task> fill)
{
    private readonly Dictionary<DatabaseKind, Task<string>> sources = [];
    private readonly Lock gate = new();

    /// <summary>What <see cref="TestDatabase"/> copies: a database name on PostgreSQL, a file on SQLite.</summary>
    internal Task<string> SourceAsync(DatabaseKind kind)
    {
        lock (gate)
        {
            // The task is kept also when it failed: every test that needs the template then tells the same reason.
            if (!sources.TryGetValue(kind, out var source))
                sources[kind] = source = Task.Run(() => kind == DatabaseKind.PostgreSql ? OnPostgresAsync() : OnSqliteAsync());
            return source;
        }
    }

    private async Task<string> OnPostgresAsync()
    {
        var server = PostgresServer.FromEnvironment();
        var name = TestDatabase.NewName();
        await fill(DatabaseKind.PostgreSql, await server.CreateAsync(name));
        await server.SealAsync(name);
        return name;
    }

    private async Task<string> OnSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var file = Path.Combine(folder.FullName, "template.db");
        var connectionString = TestDatabase.SqliteConnectionString(file);
        await fill(DatabaseKind.Sqlite, connectionString);

        // The last connection to close writes the log back into the file; only then is the file whole.
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        if (File.Exists(file + "-wal"))
            throw new InvalidOperationException("A connection to the template is still open: its copy would miss what stands in the log.");
        return file;
    }
}
