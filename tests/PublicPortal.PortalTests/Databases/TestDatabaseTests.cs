using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.PortalTests.Databases;

/// <summary>The ground that every other test of a database stands on.</summary>
public class TestDatabaseTests
{
    private static int filled;

    private static readonly DatabaseTemplate Template = new(async (kind, connectionString) =>
    {
        Interlocked.Increment(ref filled);
        await RunAsync(kind, connectionString, "create table note (body text not null)");
        await RunAsync(kind, connectionString, "insert into note values ('from the template')");
    });

    [Theory, BothDatabases]
    public async Task A_copy_holds_what_the_template_holds_and_is_its_own(DatabaseKind kind)
    {
        await using var one = await TestDatabase.CreateAsync(kind, Template);
        await using var other = await TestDatabase.CreateAsync(kind, Template);

        await RunAsync(kind, one.ConnectionString, "insert into note values ('𠮷')");

        Assert.Equal(2L, await AskAsync(kind, one.ConnectionString, "select count(*) from note"));
        Assert.Equal(1L, await AskAsync(kind, other.ConnectionString, "select count(*) from note"));
        Assert.Equal("𠮷", await AskAsync(kind, one.ConnectionString, "select body from note order by body desc limit 1"));
        Assert.InRange(filled, 1, 2);
    }

    [Theory, BothDatabases]
    public async Task A_database_lets_nobody_in_after_its_test(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await RunAsync(kind, database.ConnectionString, "create table note (body text)");
        await database.DisposeAsync();

        var error = await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(kind, database.ConnectionString, "select 1"));
        Assert.True(error is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ObjectNotInPrerequisiteState } or SqliteException { SqliteErrorCode: 14 }, error.Message);
    }

    [Fact]
    public void Without_PostgreSQL_a_test_fails_and_says_what_to_do()
    {
        var error = Assert.Throws<InvalidOperationException>(() => PostgresServer.From(null));
        Assert.Contains("./test.sh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theory_covers_every_kind_and_skips_none()
    {
        var rows = await new BothDatabasesAttribute("x").GetData(null!, null!);
        Assert.Equal(Enum.GetValues<DatabaseKind>().Cast<object>(), rows.Select(row => row.GetData()[0]!));
        Assert.All(rows, row => Assert.Null(row.Skip));
        Assert.All(rows, row => Assert.Equal("x", row.GetData()[1]));
    }

    private static async Task RunAsync(DatabaseKind kind, string connectionString, string statement) => await AskAsync(kind, connectionString, statement);

    private static async Task<object?> AskAsync(DatabaseKind kind, string connectionString, string statement)
    {
        await using DbConnection connection = kind == DatabaseKind.PostgreSql ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync();
    }
}
