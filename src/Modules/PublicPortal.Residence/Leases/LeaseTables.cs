using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residence.Leases;

/// <summary>What leases entered by landlords, objections and ends with a reason add to the tables.</summary>
internal static class LeaseTables
{
    public static void Upgrade(MigrationBuilder migration)
    {
        migration.AddColumn<string>("source", "residence_lease", maxLength: 40, nullable: false, defaultValue: nameof(LeaseSource.Imported));
        migration.AddColumn<string>("state", "residence_lease", maxLength: 40, nullable: false, defaultValue: nameof(LeaseState.Standing));
        migration.AddColumn<long>("vouched_at", "residence_lease", nullable: true);
        migration.AddColumn<Guid>("vouched_by", "residence_lease", nullable: true);
        migration.AddColumn<Guid>("entered_by", "residence_lease", nullable: true);
        migration.AddColumn<long>("entered_at", "residence_lease", nullable: true);
        migration.AddColumn<byte[]>("tenant_name", "residence_lease", nullable: true);
        migration.AddColumn<string>("note", "residence_lease", maxLength: 300, nullable: true);
        migration.AddColumn<long>("version", "residence_lease", nullable: false, defaultValue: 0L);
        migration.AddColumn<long>("version", "residence_landlord_confirmation", nullable: false, defaultValue: 0L);
        migration.AddColumn<string>("end_reason", "residence_declaration", maxLength: 40, nullable: true);
        migration.CreateIndex("ix_residence_lease_landlord_index", "residence_lease", "landlord_index");
        migration.CreateIndex("ix_residence_lease_state", "residence_lease", "state", filter: "state in ('OtherLandlord', 'Unproven')");
    }
}
