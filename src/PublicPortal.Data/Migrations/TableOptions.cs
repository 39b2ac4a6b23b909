using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace PublicPortal.Data.Migrations;

/// <summary>What a table may ask for beyond columns and keys; said in the model and in the migration that creates it.</summary>
public static class TableOptions
{
    internal const string WithoutRowIdAnnotation = "Portal:WithoutRowId";

    /// <summary>In the model: see <see cref="WithoutRowId{T}"/>.</summary>
    public static EntityTypeBuilder<T> HasNoRowId<T>(this EntityTypeBuilder<T> entity) where T : class
    {
        entity.HasAnnotation(WithoutRowIdAnnotation, true);
        return entity;
    }

    /// <summary>
    /// SQLite keeps the rows in the order of the primary key alone: no hidden row number tells which came first. Nothing on
    /// PostgreSQL, whose heap has an order of its own.
    /// </summary>
    public static CreateTableBuilder<T> WithoutRowId<T>(this CreateTableBuilder<T> table)
    {
        table.Annotation(WithoutRowIdAnnotation, true);
        return table;
    }
}
