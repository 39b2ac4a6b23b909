using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PublicPortal.Data.GroupCommit;

internal enum RowAct { Insert, Update, Delete }

/// <param name="Name">In quotes: a column may be called "values".</param>
/// <param name="IsKey">Finds the row; for an insert no column is one.</param>
/// <param name="StoreType">Without length: the database checks the length itself.</param>
/// <param name="IsNullable">Of a key: compared so that null equals null, which no index of PostgreSQL serves.</param>
/// <param name="Read">From a tracked entity.</param>
/// <param name="Get">From an entity that no context knows.</param>
internal sealed record RowColumn(string Name, Type Type, string StoreType, bool IsKey, bool IsNullable, Func<EntityEntry, object?> Read, Func<object, object?> Get);

/// <summary>Rows that one statement can write: the same act on the same table with the same columns.</summary>
internal sealed class RowShape(RowAct act, string table, int rank, IReadOnlyList<RowColumn> columns, MixedTable? mixed = null)
{
    public RowAct Act { get; } = act;
    public string Table { get; } = table;
    public IReadOnlyList<RowColumn> Columns { get; } = columns;

    /// <summary>Of inserts: the rows are mixed with others of their group.</summary>
    public MixedTable? Mixed { get; } = act == RowAct.Insert ? mixed : null;

    /// <summary>The groups that rows of this shape belong to, with the ids of the rows.</summary>
    public IEnumerable<(Guid Group, List<Guid> Ids)> Groups(IEnumerable<RowWrite> rows)
    {
        var (group, id) = (Place(Mixed!.Group), Place(Mixed.Id));
        return rows.GroupBy(r => Read(r.Values[group])).OrderBy(g => g.Key).Select(g => (g.Key, g.Select(r => Read(r.Values[id])).ToList()));

        int Place(string column) => Columns.ToList().FindIndex(c => c.Name == $"\"{column}\"");
        static Guid Read(object? value) => value is Guid guid ? guid : Guid.Parse((string)value!);
    }

    /// <summary>Statements run in this order: a referenced table before those that refer to it, deletes last and the other way round.</summary>
    public int Order { get; } = act == RowAct.Delete ? int.MaxValue - rank : rank;

    public object?[] Read(EntityEntry entry)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Columns[i].Read(entry);
        return values;
    }

    /// <summary>Of an insert: the values of an entity that no context knows.</summary>
    public object?[] Get(object entity)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Columns[i].Get(entity);
        return values;
    }
}

/// <summary>The shapes met so far; a model has few.</summary>
internal sealed class RowShapes
{
    private readonly ConcurrentDictionary<(IEntityType, RowAct, string), RowShape> known = new();
    private readonly ConcurrentDictionary<IModel, IReadOnlyDictionary<IEntityType, int>> ranks = new();

    public RowShape Of(EntityEntry entry)
    {
        if (entry is { Entity: IVersioned versioned, State: EntityState.Modified })   // as saving would do
            entry.Property(nameof(IVersioned.Version)).CurrentValue = versioned.Version + 1;
        var act = entry.State switch { EntityState.Added => RowAct.Insert, EntityState.Modified => RowAct.Update, _ => RowAct.Delete };
        var changed = act != RowAct.Update ? "" : string.Concat(entry.Metadata.GetProperties().Select(p => entry.Property(p).IsModified ? '1' : '0'));
        return known.GetOrAdd((entry.Metadata, act, changed), _ => Make(entry.Metadata, act, changed));
    }

    /// <summary>Of new rows.</summary>
    public RowShape OfInsert(IEntityType entity) => known.GetOrAdd((entity, RowAct.Insert, ""), _ => Make(entity, RowAct.Insert, ""));

    private RowShape Make(IEntityType entity, RowAct act, string changed)
    {
        var columns = new List<RowColumn>();
        var properties = entity.GetProperties().ToList();
        for (var i = 0; i < properties.Count; i++)
        {
            var property = properties[i];
            var finds = property.IsPrimaryKey() || property.IsConcurrencyToken;
            if (act == RowAct.Insert && property.GetValueGenerationStrategyName() is { } made)
                throw new NotSupportedException($"{entity.DisplayName()}.{property.Name} is made by the database ({made}); a write set needs its rows whole.");
            if (act == RowAct.Insert || (act == RowAct.Update && changed[i] == '1')) columns.Add(Column(property, isKey: false, original: false));
            if (act != RowAct.Insert && finds) columns.Add(Column(property, isKey: true, original: true));
        }
        return new RowShape(act, entity.GetTableName()!, Ranks(entity.Model)[entity], columns, RowMixing.Of(entity));
    }

    private static RowColumn Column(IProperty property, bool isKey, bool original)
    {
        var mapping = property.GetRelationalTypeMapping();
        var converter = mapping.Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        object? Stored(object? value) => value is null || converter is null ? value : converter.ConvertToProvider(value);
        object? Read(EntityEntry entry) => Stored(original ? entry.Property(property).OriginalValue : entry.Property(property).CurrentValue);
        var getter = property.IsShadowProperty() ? null : property.GetGetter();
        object? Get(object entity) => Stored((getter ?? throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} has no member to read it from.")).GetClrValue(entity));
        return new RowColumn($"\"{property.GetColumnName()}\"", type, mapping.StoreTypeNameBase, isKey, property.IsNullable, Read, Get);
    }

    private IReadOnlyDictionary<IEntityType, int> Ranks(IModel model) => ranks.GetOrAdd(model, m =>
    {
        var rank = new Dictionary<IEntityType, int>();
        foreach (var entity in m.GetEntityTypes()) Visit(entity);
        return rank;

        void Visit(IEntityType entity)
        {
            if (rank.ContainsKey(entity)) return;
            rank[entity] = 0;   // a table that refers to itself
            foreach (var foreign in entity.GetForeignKeys()) Visit(foreign.PrincipalEntityType);
            rank[entity] = rank.Values.Max() + 1;
        }
    });
}

internal static class GeneratedValues
{
    /// <summary>Null for values that the program makes; ids are UUIDs, so that is the rule.</summary>
    public static string? GetValueGenerationStrategyName(this IProperty property) =>
        property.ValueGenerated != ValueGenerated.Never && property.ClrType != typeof(Guid) && property.ClrType != typeof(Guid?) ? property.ValueGenerated.ToString() : null;
}
