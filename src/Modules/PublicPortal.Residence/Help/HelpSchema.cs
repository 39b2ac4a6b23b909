using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residence.Help;

internal static class HelpSchema
{
    public static void Configure(ModelBuilder model) => model.Entity<HelpVisit>(e =>
    {
        e.ToTable("residence_help");
        e.Property(h => h.ScopePath).HasMaxLength(120);
        e.Property(h => h.Note).HasMaxLength(300);
        e.HasIndex(h => new { h.GridCellId, h.Day, h.Half, h.Seat }).IsUnique().HasFilter("state = 'Open'");
        // One open visit per account and home: the double click and the second phone end here.
        e.HasIndex(h => new { h.AccountId, h.DwellingId }).IsUnique().HasFilter("state = 'Open'");
        e.HasIndex(h => new { h.OfficerAccountId, h.State });
        e.HasIndex(h => new { h.State, h.Day });
        e.HasIndex(h => h.EndedAt);
    });

    public static void AddTable(MigrationBuilder migration)
    {
        migration.CreateTable("residence_help", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            for_another = t.Column<bool>(),
            for_whom_sealed = t.Column<byte[]>(nullable: true),
            words_sealed = t.Column<byte[]>(nullable: true),
            dwelling_id = t.Column<Guid>(),
            grid_cell_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 120),
            day = t.Column<string>(maxLength: 10),
            half = t.Column<string>(maxLength: 40),
            seat = t.Column<int>(),
            state = t.Column<string>(maxLength: 40),
            officer_account_id = t.Column<Guid>(nullable: true),
            asked_at = t.Column<long>(),
            reminded_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
            ended_by = t.Column<Guid>(nullable: true),
            note = t.Column<string>(maxLength: 300, nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_help", x => x.id);
        });
        migration.CreateIndex(HelpVisit.OneSeat, "residence_help", ["grid_cell_id", "day", "half", "seat"], unique: true, filter: "state = 'Open'");
        migration.CreateIndex(HelpVisit.OneOpen, "residence_help", ["account_id", "dwelling_id"], unique: true, filter: "state = 'Open'");
        migration.CreateIndex("ix_residence_help_officer_account_id_state", "residence_help", ["officer_account_id", "state"]);
        migration.CreateIndex("ix_residence_help_state_day", "residence_help", ["state", "day"]);
        migration.CreateIndex("ix_residence_help_ended_at", "residence_help", "ended_at");
    }
}
