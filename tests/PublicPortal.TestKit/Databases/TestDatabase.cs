using Microsoft.Data.Sqlite;

namespace PublicPortal.TestKit.Databases;

/// <summary>A database of one test class; gone when the class is done.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private TestDatabase(DatabaseKind kind, string connectionString, Func<Task> remove) =>
        (Kind, ConnectionString, this.remove) = (kind, connectionString, remove);

    public DatabaseKind Kind { get; }
    public string ConnectionString { get; }

    /// <summary>An empty database, or a copy of the template's.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, DatabaseTemplate? template = null)
    {
        var source = template is null ? null : await template.SourceAsync(kind);
        var name = NewName();
        if (kind == DatabaseKind.PostgreSql)
        {
            var server = PostgresServer.FromEnvironment();
            return new TestDatabase(kind, await server.CreateAsync(name, source), () => server.DropAsync(name));
        }
        var folder = Directory.CreateTempSubdirectory("portal-test-");
        var file = Path.Combine(folder.FullName, name + ".db");
        if (source is not null) File.Copy(source, file);
        var connectionString = SqliteConnectionString(file);
        return new TestDatabase(kind, connectionString, () =>
        {
            SqliteConnection.ClearPool(new SqliteConnection(connectionString));
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync() => await remove();

    internal static string NewName() => "portal_" + Guid.NewGuid().ToString("N");

    internal static string SqliteConnectionString(string file) => new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
}
