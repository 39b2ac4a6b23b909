using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Data.Fields;

/// <summary>
/// Seals the values of a column with the newest key, chunk by chunk, while the site runs. Opening and sealing happen before
/// the lock; a chunk holds it for about <see cref="Target"/>. A value that the site changed meanwhile is left as it is: it
/// was sealed with the newest key, or the next round finds it.
/// </summary>
public sealed class Resealer(IServiceScopeFactory scopes, FieldCipher cipher, TimeProvider clock)
{
    private static readonly TimeSpan Target = TimeSpan.FromMilliseconds(90);
    private int size = 20;

    /// <summary>The longest that a chunk held the lock, in milliseconds.</summary>
    public int LongestCommit { get; private set; }

    /// <param name="keepMark">Written in the same transaction, so that a stopped run goes on behind this chunk.</param>
    public async Task<(int Seen, int Changed, Guid? Last)> ChunkAsync(SealedColumn column, Guid? after, Func<PortalDbContext, Guid, Task> keepMark, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var rows = await ReadAsync(db, column, after, cancel);
        if (rows.Count == 0) return (0, 0, null);
        var old = rows.Where(r => cipher.IsOld(r.Value)).Select(r => (r.Id, r.Value, New: cipher.SealBytes(column.Context, r.Id, cipher.OpenBytes(column.Context, r.Id, r.Value)))).ToList();
        if (old.Count == 0) return (rows.Count, 0, rows[^1].Id);

        await db.BeginWriteAsync(cancel);
        var held = clock.GetTimestamp();
        var changed = 0;
        foreach (var (id, value, sealedAnew) in old)
        {
            using var update = Command(db, $"update \"{column.Table}\" set \"{column.Stored}\" = @new where \"{column.Row}\" = @id and \"{column.Stored}\" = @old", ("@new", sealedAnew), ("@id", id), ("@old", value));
            changed += await update.ExecuteNonQueryAsync(CancellationToken.None);
        }
        await keepMark(db, rows[^1].Id);
        await db.SaveChangesAsync(CancellationToken.None);
        await db.CommitAsync();
        Adapt(clock.GetElapsedTime(held));
        return (rows.Count, changed, rows[^1].Id);
    }

    private async Task<List<(Guid Id, byte[] Value)>> ReadAsync(PortalDbContext db, SealedColumn column, Guid? after, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var behind = after is null ? "" : $" and \"{column.Row}\" > @after";
            using var select = Command(db, $"select \"{column.Row}\", \"{column.Stored}\" from \"{column.Table}\" where \"{column.Stored}\" is not null{behind} order by \"{column.Row}\" limit {size}", after is { } id ? [("@after", id)] : []);
            var rows = new List<(Guid, byte[])>();
            await using var reader = await select.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) rows.Add((reader.GetGuid(0), await reader.GetFieldValueAsync<byte[]>(1, cancel)));
            return rows;
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }

    private static DbCommand Command(PortalDbContext db, string text, params (string Name, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = text;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return command;
    }

    private void Adapt(TimeSpan held)
    {
        LongestCommit = Math.Max(LongestCommit, (int)held.TotalMilliseconds);
        if (held > Target) size = Math.Max(5, (int)(size * (Target / held)));
        else if (held < Target / 2) size = Math.Min(size * 2, 2000);
    }
}
