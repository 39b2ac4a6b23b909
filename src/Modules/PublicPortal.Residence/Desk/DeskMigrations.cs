using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residence.Desk;

/// <summary>Tables of the desk: hand-overs of many, exports, counters.</summary>
internal static class DeskMigrations
{
    public static void UpgradeDesk(MigrationBuilder migration)
    {
        migration.CreateTable("residence_hand_over", t => new
        {
            id = t.Column<Guid>(),
            by_account_id = t.Column<Guid>(),
            to_account_id = t.Column<Guid>(),
            at = t.Column<long>(),
            undone_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_hand_over", x => x.id));
        migration.CreateTable("residence_hand_over_item", t => new
        {
            id = t.Column<Guid>(),
            hand_over_id = t.Column<Guid>(),
            order_id = t.Column<Guid>(),
            from_account_id = t.Column<Guid>(nullable: true),
            refused = t.Column<string>(maxLength: 100, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_hand_over_item", x => x.id);
            t.ForeignKey("fk_residence_hand_over_item_hand_over_id", x => x.hand_over_id, "residence_hand_over", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_residence_hand_over_by_account_id_at", "residence_hand_over", ["by_account_id", "at"]);
        migration.CreateIndex("ix_residence_hand_over_item_hand_over_id_order_id", "residence_hand_over_item", ["hand_over_id", "order_id"], unique: true);

        migration.CreateTable("residence_export", t => new
        {
            id = t.Column<Guid>(),
            list = t.Column<string>(maxLength: 60),
            query = t.Column<string>(maxLength: 1000),
            columns = t.Column<string>(maxLength: 1000),
            scopes = t.Column<string>(maxLength: 4000),
            asked_by = t.Column<Guid>(),
            asked_at = t.Column<long>(),
            reason = t.Column<string>(maxLength: 200),
            language = t.Column<string>(maxLength: 10),
            state = t.Column<string>(maxLength: 40),
            expected = t.Column<int>(),
            rows = t.Column<int>(),
            parts = t.Column<int>(),
            after = t.Column<Guid>(nullable: true),
            ready_at = t.Column<long>(nullable: true),
            delete_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_export", x => x.id));
        migration.CreateTable("residence_export_part", t => new
        {
            export_id = t.Column<Guid>(),
            number = t.Column<int>(),
            file_id = t.Column<Guid>(),
            rows = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_export_part", x => new { x.export_id, x.number });
            t.ForeignKey("fk_residence_export_part_export_id", x => x.export_id, "residence_export", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_residence_export_asked_by_asked_at", "residence_export", ["asked_by", "asked_at"]);
        migration.CreateIndex("ix_residence_export_delete_at", "residence_export", "delete_at", filter: "delete_at is not null and state <> 'Deleted'");

        migration.CreateTable("residence_counter", t => new
        {
            scope_path = t.Column<string>(maxLength: 240),
            measure = t.Column<string>(maxLength: 40),
            week = t.Column<string>(maxLength: 10),
            value = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_counter", x => new { x.scope_path, x.measure, x.week }));
        migration.CreateTable("residence_counter_change", t => new
        {
            id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 240),
            measure = t.Column<string>(maxLength: 40),
            week = t.Column<string>(maxLength: 10),
            value = t.Column<long>(),
            dwelling_id = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_residence_counter_change", x => x.id));
        migration.CreateTable("residence_dwelling_count", t => new
        {
            dwelling_id = t.Column<Guid>(),
            accepted = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_residence_dwelling_count", x => x.dwelling_id));
    }
}
