using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Undeclared;

/// <summary>Tables of undeclared dwellings and of what an officer notes at the door.</summary>
internal static class UndeclaredTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<UndeclaredCase>(e =>
        {
            e.ToTable("residence_undeclared");
            e.Property(c => c.ScopePath).HasMaxLength(120);
            e.HasIndex(c => c.DwellingId).IsUnique().HasFilter("settled_at is null");
            e.HasIndex(c => new { c.State, c.NextAt });
            e.HasIndex(c => new { c.DwellingId, c.SettledAt });
        });
        model.Entity<UndeclaredReminder>(e =>
        {
            e.ToTable("residence_undeclared_reminder");
            e.HasIndex(r => new { r.CaseId, r.Round }).IsUnique();
        });
        model.Entity<LeaseLead>(e =>
        {
            e.ToTable("residence_lease_lead");
            e.HasIndex(l => l.DwellingId);
            e.HasIndex(l => l.NotedAt);
        });
    }

    public static void Upgrade(MigrationBuilder migration)
    {
        migration.AddColumn<string>("kind", "residence_order", maxLength: 40, nullable: false, defaultValue: nameof(OrderKind.Declarations));
        migration.CreateTable("residence_undeclared", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 120),
            state = t.Column<string>(maxLength: 40),
            rounds = t.Column<int>(),
            found_at = t.Column<long>(),
            next_at = t.Column<long>(nullable: true),
            settled_at = t.Column<long>(nullable: true),
            order_id = t.Column<Guid>(nullable: true),
            is_occupied = t.Column<bool>(),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_undeclared", x => x.id));
        migration.CreateTable("residence_undeclared_reminder", t => new
        {
            id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            round = t.Column<int>(),
            sent_at = t.Column<long>(),
            to_landlord = t.Column<bool>(),
            to_last_contact = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_residence_undeclared_reminder", x => x.id));
        migration.CreateTable("residence_lease_lead", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            name = t.Column<byte[]>(),
            noted_by = t.Column<Guid>(),
            noted_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_lease_lead", x => x.id));
        migration.CreateIndex("ix_residence_undeclared_dwelling_id", "residence_undeclared", "dwelling_id", unique: true, filter: "settled_at is null");
        migration.CreateIndex("ix_residence_undeclared_state_next_at", "residence_undeclared", ["state", "next_at"]);
        migration.CreateIndex("ix_residence_undeclared_dwelling_id_settled_at", "residence_undeclared", ["dwelling_id", "settled_at"]);
        migration.CreateIndex("ix_residence_undeclared_reminder_case_id_round", "residence_undeclared_reminder", ["case_id", "round"], unique: true);
        migration.CreateIndex("ix_residence_lease_lead_dwelling_id", "residence_lease_lead", "dwelling_id");
        migration.CreateIndex("ix_residence_lease_lead_noted_at", "residence_lease_lead", "noted_at");
    }
}
