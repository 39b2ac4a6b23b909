using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residence.Orders;

internal static class FieldMigrations
{
    /// <summary>Results of visits that arrive late or twice, and what an officer's week is counted from.</summary>
    public static void AddLateResults(MigrationBuilder migration)
    {
        migration.AddColumn<Guid>("former_officer_account_id", "residence_order", nullable: true);
        migration.AddColumn<Guid>("done_by", "residence_order", nullable: true);
        migration.AddColumn<long>("done_at", "residence_order", nullable: true);
        migration.AddColumn<long>("arrived_at", "residence_visit", nullable: true);
        migration.AddColumn<string>("send_key", "residence_visit", maxLength: 64, nullable: true);
        migration.AddColumn<string>("kept_because", "residence_visit", maxLength: 40, nullable: true);
        migration.AddColumn<long>("overturned_at", "residence_visit", nullable: true);
        migration.CreateIndex("ix_residence_order_done_at", "residence_order", "done_at");
        migration.CreateIndex(VerificationVisit.OncePerKey, "residence_visit", ["officer_account_id", "send_key"], unique: true, filter: "send_key is not null");
        migration.CreateIndex("ix_residence_visit_at", "residence_visit", "at");
        migration.CreateIndex("ix_residence_visit_overturned_at", "residence_visit", "overturned_at");
    }
}
