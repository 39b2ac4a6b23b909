using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace PublicPortal.Data.Migrations;

/// <summary>
/// Writes the C# of a module's Create step from its model, to be pasted into <c>XxxMigrations.cs</c> and owned from then on.
/// It takes the place of <c>dotnet ef</c>, which this stack does not have. Used by <c>portal migrations draft</c>.
/// </summary>
public static class MigrationDraft
{
    public static string For(PortalDbContext db, string tablePrefix)
    {
        var design = db.GetService<IDesignTimeModel>().Model;
        var model = design.GetRelationalModel();
        var withoutRowId = design.GetEntityTypes().Where(e => e.FindAnnotation(TableOptions.WithoutRowIdAnnotation) is not null).Select(e => e.GetTableName()).ToHashSet();
        var text = new StringBuilder();
        foreach (var operation in db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model))
        {
            if (operation is CreateTableOperation table && table.Name.StartsWith(tablePrefix, StringComparison.Ordinal)) Append(text, table, withoutRowId.Contains(table.Name));
            else if (operation is CreateIndexOperation index && index.Table.StartsWith(tablePrefix, StringComparison.Ordinal)) Append(text, index);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, CreateTableOperation table, bool withoutRowId)
    {
        text.Append($"        migration.CreateTable(\"{table.Name}\", t => new\n        {{\n");
        foreach (var c in table.Columns)
        {
            var options = new List<string>();
            if (c.MaxLength is { } length && c.ClrType == typeof(string)) options.Add($"maxLength: {length}");
            if (c.IsNullable) options.Add("nullable: true");
            text.Append($"            {c.Name} = t.Column<{TypeName(c.ClrType)}>({string.Join(", ", options)}),\n");
        }
        text.Append("        }, constraints: t =>\n        {\n");
        text.Append($"            t.PrimaryKey(\"{table.PrimaryKey!.Name}\", {Selector(table.PrimaryKey.Columns)});\n");
        foreach (var f in table.ForeignKeys)
            text.Append($"            t.ForeignKey(\"{f.Name}\", {Selector(f.Columns)}, \"{f.PrincipalTable}\", \"{f.PrincipalColumns![0]}\", onDelete: ReferentialAction.{f.OnDelete});\n");
        text.Append(withoutRowId ? "        }).WithoutRowId();\n" : "        });\n");
    }

    private static void Append(StringBuilder text, CreateIndexOperation index)
    {
        var columns = index.Columns.Length == 1 ? $"\"{index.Columns[0]}\"" : $"[{string.Join(", ", index.Columns.Select(c => $"\"{c}\""))}]";
        var unique = index.IsUnique ? ", unique: true" : "";
        var filter = index.Filter is null ? "" : $", filter: \"{index.Filter.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        text.Append($"        migration.CreateIndex(\"{index.Name}\", \"{index.Table}\", {columns}{unique}{filter});\n");
    }

    private static string Selector(string[] columns) =>
        columns.Length == 1 ? $"x => x.{columns[0]}" : $"x => new {{ {string.Join(", ", columns.Select(c => "x." + c))} }}";

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(string) => "string",
        _ when type == typeof(long) => "long",
        _ when type == typeof(int) => "int",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(double) => "double",
        _ when type == typeof(byte[]) => "byte[]",
        _ => type.Name,
    };
}
