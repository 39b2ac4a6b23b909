using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Places.Dwellings;

namespace PublicPortal.Places.Life;

/// <summary>A code that a dwelling once had. It hangs on doors and stands in files for years, so it keeps leading somewhere; to several dwellings after a split.</summary>
internal sealed class FormerCode
{
    public Guid Id { get; init; }
    public required string Code { get; init; }
    public Guid DwellingId { get; set; }
    public DateTimeOffset Since { get; init; }
}

/// <summary>How a dwelling's row ended.</summary>
internal enum DwellingEnd { Merged, Demolished }

internal static class LifeTables
{
    public static void Configure(ModelBuilder model) => model.Entity<FormerCode>(e =>
    {
        e.ToTable("places_former_code");
        e.Property(c => c.Code).HasMaxLength(Dwelling.CodeLength);
        e.HasIndex(c => new { c.Code, c.DwellingId }).IsUnique();
        e.HasIndex(c => c.DwellingId);
    });

    public static void Upgrade(MigrationBuilder migration)
    {
        migration.CreateTable("places_former_code", t => new
        {
            id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 25),
            dwelling_id = t.Column<Guid>(),
            since = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_places_former_code", x => x.id));
        migration.CreateIndex("ix_places_former_code_code_dwelling_id", "places_former_code", ["code", "dwelling_id"], unique: true);
        migration.CreateIndex("ix_places_former_code_dwelling_id", "places_former_code", "dwelling_id");
        migration.AddColumn<Guid>("successor_id", "places_dwelling", nullable: true);
        migration.AddColumn<string>("ended", "places_dwelling", maxLength: 40, nullable: true);
        migration.AddColumn<long>("printed_at", "places_plate", nullable: true);
    }
}
