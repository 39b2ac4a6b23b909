using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PublicPortal.Data;

/// <summary>How values are stored, the same on both databases.</summary>
internal static class ModelConventions
{
    public static void Configure(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        conventions.Properties<DateOnly>().HaveConversion<IsoDay>().HaveMaxLength(10);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(200);
    }

    /// <summary>Snake case for columns, keys and indexes; tables are named by their modules.</summary>
    public static void NameEverything(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            foreach (var foreign in entity.GetForeignKeys()) foreign.SetConstraintName($"fk_{table}_{Columns(foreign.Properties)}");
            foreach (var index in entity.GetIndexes())
                if (index.Name is null) index.SetDatabaseName($"ix_{table}_{Columns(index.Properties)}");
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private static string Columns(IEnumerable<Microsoft.EntityFrameworkCore.Metadata.IReadOnlyProperty> properties) =>
        string.Join('_', properties.Select(p => Snake(p.Name)));

    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        moment => moment.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    private sealed class IsoDay() : ValueConverter<DateOnly, string>(
        day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        stored => DateOnly.ParseExact(stored, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
