using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PublicPortal.Data.GroupCommit;

/// <summary>One row to insert, update or delete, its values as the database stores them, in the order of <see cref="RowShape.Columns"/>.</summary>
internal sealed record RowWrite(RowShape Shape, object?[] Values);

/// <summary>
/// All rows of one act: entity, process, events, outbox, idempotency. It is written as a whole or not at all; an update or a
/// delete that finds its row changed or gone is a conflict.
/// </summary>
internal sealed class WriteSet
{
    internal WriteSet(IReadOnlyList<RowWrite> rows, IReadOnlyList<RowGuard>? guards = null) => (Rows, Guards) = (rows, guards ?? []);

    public IReadOnlyList<RowWrite> Rows { get; }

    /// <summary>What must hold in the transaction that writes the rows, else nothing of the act is written.</summary>
    public IReadOnlyList<RowGuard> Guards { get; }

    /// <summary>The acts of a batch whose guards hold, and the others.</summary>
    public static (List<WriteSet> Holding, List<WriteSet> Failed) Split(IReadOnlyList<WriteSet> acts, HashSet<RowGuard> holding)
    {
        var failed = acts.Where(a => !a.Guards.All(holding.Contains)).ToList();
        return (failed.Count == 0 ? [.. acts] : [.. acts.Except(failed)], failed);
    }

    /// <summary>What the context would save now.</summary>
    public static WriteSet Of(ChangeTracker tracker, RowShapes shapes, IReadOnlyList<RowGuard>? guards = null)
    {
        tracker.DetectChanges();
        var rows = new List<RowWrite>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            var shape = shapes.Of(entry);
            rows.Add(new RowWrite(shape, shape.Read(entry)));
        }
        return new WriteSet(rows, guards);
    }

    /// <summary>New rows, made without a context: nobody observes them.</summary>
    public static WriteSet Of(IEnumerable<object> entities, IModel model, RowShapes shapes, IReadOnlyList<RowGuard> guards) => new([.. entities.Select(entity =>
    {
        var shape = shapes.OfInsert(model.FindEntityType(entity.GetType()) ?? throw new ArgumentException($"{entity.GetType()} has no table.", nameof(entities)));
        return new RowWrite(shape, shape.Get(entity));
    })], guards);
}
