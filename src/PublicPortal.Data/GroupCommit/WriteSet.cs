using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace PublicPortal.Data.GroupCommit;

/// <summary>One row to insert, update or delete, its values as the database stores them, in the order of <see cref="RowShape.Columns"/>.</summary>
internal sealed record RowWrite(RowShape Shape, object?[] Values);

/// <summary>
/// All rows of one act: entity, process, events, outbox, idempotency. It is written as a whole or not at all; an update or a
/// delete that finds its row changed or gone is a conflict.
/// </summary>
internal sealed class WriteSet
{
    internal WriteSet(IReadOnlyList<RowWrite> rows) => Rows = rows;

    public IReadOnlyList<RowWrite> Rows { get; }

    /// <summary>What the context would save now.</summary>
    public static WriteSet Of(ChangeTracker tracker, RowShapes shapes)
    {
        tracker.DetectChanges();
        var rows = new List<RowWrite>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            var shape = shapes.Of(entry);
            rows.Add(new RowWrite(shape, shape.Read(entry)));
        }
        return new WriteSet(rows);
    }
}
