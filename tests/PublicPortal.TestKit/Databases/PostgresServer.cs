using Npgsql;

namespace PublicPortal.TestKit.Databases;

/// <summary>The PostgreSQL server that the tests may fill with databases of their own.</summary>
public sealed class PostgresServer
{
    /// <summary>Names the environment variable with the Npgsql connection string of a superuser.</summary>
    public const string Variable = "PORTAL_TEST_POSTGRES";

    private readonly string administration;

    private PostgresServer(string administration) => this.administration = administration;

    /// <summary>The server of the environment.</summary>
    /// <exception cref="InvalidOperationException">There is none: the test fails, it is not skipped.</exception>
    public static PostgresServer FromEnvironment() => From(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The server behind a connection string.</summary>
    public static PostgresServer From(string? connectionString) => string.IsNullOrWhiteSpace(connectionString)
        ? throw new InvalidOperationException($"{Variable} is not set. ./test.sh starts a private PostgreSQL and sets it; it takes the same filters as dotnet test.")
        : new PostgresServer(connectionString);

    /// <summary>Creates a database and returns its connection string.</summary>
    /// <param name="template">A database to copy, with nobody connected to it; null for an empty one.</param>
    public async Task<string> CreateAsync(string name, string? template = null)
    {
        await RunAsync($"create database {Quote(name)} template {Quote(template ?? "template0")}");
        return ConnectionStringOf(name);
    }

    /// <summary>Shuts a finished database to visitors, so that copying it cannot fail on a forgotten connection.</summary>
    public async Task SealAsync(string name)
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionStringOf(name)));
        await RunAsync($"alter database {Quote(name)} with allow_connections false");
        await RunAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    /// <summary>
    /// Removes a database, whoever is still connected. A server that ends with the run takes its databases along: there it is
    /// only shut, since dropping hundreds one by one takes minutes.
    /// </summary>
    public async Task DropAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_TEST_THROWAWAY") == "1") { await SealAsync(name); return; }
        NpgsqlConnection.ClearPool(new NpgsqlConnection(ConnectionStringOf(name)));
        await RunAsync($"drop database if exists {Quote(name)} with (force)");
    }

    public string ConnectionStringOf(string name) =>
        new NpgsqlConnectionStringBuilder(administration) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString;

    private async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(administration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Names come from the tests themselves; the check keeps a typing mistake from becoming a statement.</summary>
    private static string Quote(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? $"\"{name}\""
        : throw new ArgumentException($"'{name}' is no name for a test database", nameof(name));
}
