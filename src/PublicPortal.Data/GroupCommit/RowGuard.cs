using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PublicPortal.Data.GroupCommit;

/// <summary>
/// What must still be so when the rows of an act are written: a flag of a row is set. It is looked at in the transaction that
/// writes them, on PostgreSQL with a share lock: whoever clears the flag waits for those who found it set, and nobody finds it
/// set afterwards. Many acts with the same guard share one look.
/// </summary>
/// <param name="Table">As the database names it.</param>
/// <param name="Flag">A column of truth values.</param>
/// <param name="Id">Of the row, in its column <c>id</c>.</param>
public sealed record RowGuard(string Table, string Flag, Guid Id);

/// <summary>A guard of an ordinary act does not hold (any more). Acts that are written by the group commit get a <see cref="WriteConflictException"/>.</summary>
public sealed class GuardFailedException(RowGuard guard) : Exception($"{guard.Table}.{guard.Flag} is not set.")
{
    public RowGuard Guard { get; } = guard;
}

internal static class RowGuards
{
    /// <summary>Those of the guards that hold, within the command's transaction; rows are locked in the order of their ids.</summary>
    public static async Task<HashSet<RowGuard>> HoldingAsync(Func<DbCommand> command, IEnumerable<RowGuard> guards, bool locks, CancellationToken cancel = default)
    {
        var holding = new HashSet<RowGuard>();
        foreach (var guard in guards.Distinct().OrderBy(g => g.Table, StringComparer.Ordinal).ThenBy(g => g.Id))
        {
            await using var look = command();
            look.CommandText = $"select 1 from {guard.Table} where id = @id and {guard.Flag}{(locks ? " for share" : "")}";
            var id = look.CreateParameter();
            (id.ParameterName, id.Value) = ("@id", guard.Id);
            look.Parameters.Add(id);
            if (await look.ExecuteScalarAsync(cancel) is not null) holding.Add(guard);
        }
        return holding;
    }

    /// <summary>In the context's open transaction.</summary>
    public static async Task RequireAsync(PortalDbContext db, IReadOnlyCollection<RowGuard> guards, CancellationToken cancel)
    {
        var holding = await HoldingAsync(() =>
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            return command;
        }, guards, db.Database.IsNpgsql(), cancel);
        if (guards.FirstOrDefault(g => !holding.Contains(g)) is { } failed) throw new GuardFailedException(failed);
    }
}
