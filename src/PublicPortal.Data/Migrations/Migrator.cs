using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace PublicPortal.Data.Migrations;

/// <summary>Brings the database up to date, module by module, each step in its own transaction.</summary>
public sealed class Migrator(PortalDbContext db, IEnumerable<ModuleMigrations> modules, ILogger<Migrator> log)
{
    private const long LockKey = 0x506f7274616c;   // "Portal"

    /// <returns>How many steps ran; 0 when all was up to date.</returns>
    public async Task<int> MigrateAsync(CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            // Several nodes may start at once: the first migrates, the others wait and find it done.
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({LockKey})", cancel);
            await db.Database.ExecuteSqlRawAsync("create table if not exists data_schema (module varchar(60) not null primary key, version int not null)", cancel);
            if (await IsUpToDateAsync(cancel)) return 0;
            var run = 0;
            foreach (var module in modules) run += await MigrateAsync(module, cancel);
            return run;
        }
        finally
        {
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({LockKey})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>One look instead of a transaction per module: most starts find nothing to do.</summary>
    private async Task<bool> IsUpToDateAsync(CancellationToken cancel)
    {
        var versions = new Dictionary<string, int>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "select module, version from data_schema";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) versions[reader.GetString(0)] = reader.GetInt32(1);
        return modules.All(m => versions.GetValueOrDefault(m.Module) == m.Steps.Count);
    }

    private async Task<int> MigrateAsync(ModuleMigrations module, CancellationToken cancel)
    {
        var run = 0;
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // Read inside the transaction: on SQLite BEGIN IMMEDIATE is the lock between processes.
            var known = await db.Database.SqlQuery<int>($"select version as \"Value\" from data_schema where module = {module.Module}").ToListAsync(cancel);
            var version = known.Count == 0 ? 0 : known[0];
            if (version > module.Steps.Count)
                throw new InvalidOperationException($"The database holds version {version} of {module.Module}; this program knows {module.Steps.Count}. Start a newer program.");
            if (version == module.Steps.Count) return run;
            await RunAsync(module.Steps[version], cancel);
            var next = version + 1;
            if (version == 0) await db.Database.ExecuteSqlAsync($"insert into data_schema (module, version) values ({module.Module}, {next})", cancel);
            else await db.Database.ExecuteSqlAsync($"update data_schema set version = {next} where module = {module.Module}", cancel);
            await transaction.CommitAsync(cancel);
            log.LogInformation("Tables of {Module} brought to version {Version}", module.Module, next);
            run++;
        }
    }

    private async Task RunAsync(Action<MigrationBuilder> step, CancellationToken cancel)
    {
        var builder = new MigrationBuilder(db.Database.ProviderName);
        step(builder);
        var generator = db.GetService<IMigrationsSqlGenerator>();
        var connection = db.GetService<IRelationalConnection>();
        foreach (var operation in builder.Operations)
            foreach (var command in generator.Generate([operation], model: null))
                if (db.Database.IsSqlite() && operation is CreateTableOperation && operation[TableOptions.WithoutRowIdAnnotation] is true)
                {
                    await using var table = db.Database.GetDbConnection().CreateCommand();
                    table.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
                    table.CommandText = command.CommandText.TrimEnd().TrimEnd(';') + " without rowid";
                    await table.ExecuteNonQueryAsync(cancel);
                }
                else await command.ExecuteNonQueryAsync(connection, cancellationToken: cancel);
    }
}
