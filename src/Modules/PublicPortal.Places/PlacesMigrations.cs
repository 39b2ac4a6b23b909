using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Places;

internal static class PlacesMigrations
{
    public static readonly ModuleMigrations All = new("Places", Create,
        Life.LifeTables.Upgrade,
        Outlines.Outline.AddTable);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("places_place", t => new
        {
            id = t.Column<Guid>(),
            level = t.Column<string>(maxLength: 40),
            code = t.Column<string>(maxLength: 40),
            name = t.Column<string>(maxLength: 100),
            parent_id = t.Column<Guid>(nullable: true),
            scope_path = t.Column<string>(maxLength: 240),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_places_place", x => x.id);
            t.ForeignKey("fk_places_place_parent_id", x => x.parent_id, "places_place", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("places_dwelling", t => new
        {
            id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 25),
            grid_cell_id = t.Column<Guid>(),
            building_id = t.Column<Guid>(nullable: true),
            address = t.Column<string>(maxLength: 200),
            search = t.Column<string>(maxLength: 200),
            max_residents = t.Column<int>(),
            usage = t.Column<string>(maxLength: 40),
            grade = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            valid_to = t.Column<string>(maxLength: 10, nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_places_dwelling", x => x.id);
            t.ForeignKey("fk_places_dwelling_building_id", x => x.building_id, "places_place", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_places_dwelling_grid_cell_id", x => x.grid_cell_id, "places_place", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("places_plate", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            token = t.Column<string>(maxLength: 16),
            issued_at = t.Column<long>(),
            replaced_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_places_plate", x => x.id);
            t.ForeignKey("fk_places_plate_dwelling_id", x => x.dwelling_id, "places_dwelling", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("places_report", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            note = t.Column<string>(maxLength: 300, nullable: true),
            status = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            outcome = t.Column<string>(maxLength: 300, nullable: true),
            done_at = t.Column<long>(nullable: true),
            done_by = t.Column<Guid>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_places_report", x => x.id);
            t.ForeignKey("fk_places_report_dwelling_id", x => x.dwelling_id, "places_dwelling", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("ix_places_dwelling_building_id", "places_dwelling", "building_id");
        migration.CreateIndex("ix_places_dwelling_code", "places_dwelling", "code", unique: true);
        migration.CreateIndex("ix_places_dwelling_grid_cell_id", "places_dwelling", "grid_cell_id");
        migration.CreateIndex("ix_places_place_code", "places_place", "code", unique: true);
        migration.CreateIndex("ix_places_place_parent_id", "places_place", "parent_id");
        migration.CreateIndex("ix_places_place_scope_path", "places_place", "scope_path");
        migration.CreateIndex("ix_places_plate_dwelling_id", "places_plate", "dwelling_id", unique: true, filter: "replaced_at is null");
        migration.CreateIndex("ix_places_plate_dwelling_id_issued_at", "places_plate", ["dwelling_id", "issued_at"]);
        migration.CreateIndex("ix_places_report_dwelling_id", "places_report", "dwelling_id");
        migration.CreateIndex("ix_places_report_status_created_at", "places_report", ["status", "created_at"]);
    }
}
