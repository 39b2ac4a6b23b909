using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.TestKit.Databases;
using PublicPortal.TestKit.Sites;

namespace PublicPortal.PortalTests.Databases;

/// <summary>
/// The migrations are written by hand; here they are compared with the model. SQLite knows no lengths, so PostgreSQL's
/// run is the one that counts.
/// </summary>
public class DriftTests
{
    [Theory, BothDatabases]
    public async Task MigratedSchema_EqualsTheModel(DatabaseKind kind)
    {
        await using var site = await PortalSite.StartAsync(kind);
        await using var empty = await TestDatabase.CreateAsync(kind);
        var migrated = await site.InScopeAsync(s => DescribeAsync(s.GetRequiredService<PortalDbContext>(), kind));
        var model = await site.InScopeAsync(async s =>
        {
            var options = new DbContextOptionsBuilder<PortalDbContext>();
            if (kind == DatabaseKind.Sqlite) options.UseSqlite(empty.ConnectionString);
            else options.UseNpgsql(empty.ConnectionString);
            await using var db = new PortalDbContext(options.Options, s.GetServices<ModelContribution>(), s.GetRequiredService<WriteGate>(), s.GetRequiredService<PublicPortal.Data.GroupCommit.HotWrites>());
            await db.Database.EnsureCreatedAsync();
            return await DescribeAsync(db, kind);
        });
        migrated.RemoveAll(line => line.StartsWith("data_schema ", StringComparison.Ordinal));   // the migrations' own book
        // No model maps a full-text table or an index over an expression; the tests of the search prove that they are there.
        migrated.RemoveAll(line => line.StartsWith("content_search_fts", StringComparison.Ordinal) || line.Contains(" ix_content_search_terms ", StringComparison.Ordinal));
        Assert.NotEmpty(model);
        Assert.Equal([], model.Except(migrated));
        Assert.Equal([], migrated.Except(model));
    }

    /// <summary>One line for each column and index.</summary>
    private static async Task<List<string>> DescribeAsync(PortalDbContext db, DatabaseKind kind)
    {
        var columns = kind == DatabaseKind.PostgreSql
            ? """
              select table_name || ' ' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable as "Value"
              from information_schema.columns where table_schema = 'public'
              """
            : """
              select m.name || ' ' || p.name || ' ' || p.type || ' ' || p."notnull" || ' ' || p.pk as "Value"
              from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'sqlite_%'
              """;
        var indexes = kind == DatabaseKind.PostgreSql
            ? """select tablename || ' ' || indexdef as "Value" from pg_indexes where schemaname = 'public'"""
            : """select tbl_name || ' ' || sql as "Value" from sqlite_master where type = 'index' and sql is not null""";
        return [.. await db.Database.SqlQueryRaw<string>(columns).ToListAsync(), .. await db.Database.SqlQueryRaw<string>(indexes).ToListAsync()];
    }
}
