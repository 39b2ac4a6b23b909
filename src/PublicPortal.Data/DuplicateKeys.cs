using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PublicPortal.Data;

public static class DuplicateKeys
{
    /// <summary>
    /// Saves; when a unique index forbids it, gives the index's name instead of throwing, so that the caller can turn
    /// it into a named refusal. The context forgets the changes of this save; earlier saves of the transaction stand.
    /// </summary>
    /// <returns>Null when saved, else the name of the index or key (<c>ix_…</c>, <c>pk_…</c>).</returns>
    public static async Task<string?> SaveOrDuplicateAsync(this PortalDbContext db, CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException failed) when (Violated(db, failed) is { } index)
        {
            db.ChangeTracker.Clear();
            return index;
        }
    }

    /// <summary>Deliberately narrow: any other constraint stays an exception.</summary>
    private static string? Violated(PortalDbContext db, DbUpdateException failed) => failed.InnerException switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => e.ConstraintName,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } e => IndexOver(db, e.Message),
        _ => null,
    };

    /// <summary>SQLite names columns, not the index: "UNIQUE constraint failed: table.a, table.b".</summary>
    private static string? IndexOver(PortalDbContext db, string message)
    {
        var named = message[(message.IndexOf("failed: ", StringComparison.Ordinal) + 8)..].TrimEnd('\'', '.').Split(", ");
        var table = named[0].Split('.')[0];
        var columns = named.Select(n => n.Split('.')[1]).ToHashSet();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() == table))
        {
            foreach (var index in entity.GetIndexes().Where(i => i.IsUnique))
                if (columns.SetEquals(index.Properties.Select(p => p.GetColumnName()))) return index.GetDatabaseName();
            foreach (var key in entity.GetKeys())
                if (columns.SetEquals(key.Properties.Select(p => p.GetColumnName()))) return key.GetName();
        }
        return null;
    }
}
