using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Residence;

/// <summary>Steps for those who declare for others.</summary>
internal static class DeclarersMigrations
{
    private const string Declaration = "residence_declaration";

    /// <summary>Who declared, what the person said to it, and the yearly question.</summary>
    public static void UpgradeDeclarers(MigrationBuilder migration)
    {
        migration.AddColumn<string>("declared_by", Declaration, maxLength: 40, nullable: false, defaultValue: "Self");
        migration.AddColumn<Guid>("declared_by_account_id", Declaration, nullable: true);
        migration.AddColumn<Guid>("organisation_id", Declaration, nullable: true);
        migration.AddColumn<string>("typed_name", Declaration, maxLength: 200, nullable: true);
        migration.AddColumn<string>("typed_number", Declaration, maxLength: 40, nullable: true);
        migration.AddColumn<long>("taken_over_at", Declaration, nullable: true);
        migration.AddColumn<long>("objected_at", Declaration, nullable: true);
        migration.AddColumn<string>("objection", Declaration, maxLength: 300, nullable: true);
        migration.AddColumn<long>("still_next_at", Declaration, nullable: true);
        migration.AddColumn<long>("still_asked_at", Declaration, nullable: true);
        migration.AddColumn<long>("still_reminded_at", Declaration, nullable: true);
        migration.AddColumn<long>("still_unanswered_at", Declaration, nullable: true);
        migration.AddColumn<long>("still_confirmed_at", Declaration, nullable: true);
        migration.AddColumn<int>("earlier_to_record", "residence_draft", nullable: true);
        // What was accepted before this step is asked a year after its decision, like everything later.
        migration.Sql("update residence_declaration set still_next_at = decided_at + 31536000000 where state = 'Accepted'");
        migration.CreateTable("residence_premises", t => new
        {
            id = t.Column<Guid>(),
            organisation_id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 120),
            state = t.Column<string>(maxLength: 40),
            asked_by = t.Column<Guid>(),
            asked_at = t.Column<long>(),
            decided_at = t.Column<long>(nullable: true),
            decided_by = t.Column<Guid>(nullable: true),
            evidence = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_residence_premises", x => x.id));
        migration.CreateIndex("ix_residence_premises_organisation_id_dwelling_id", "residence_premises", ["organisation_id", "dwelling_id"], unique: true, filter: "state in ('Asked', 'Confirmed')");
        migration.CreateIndex("ix_residence_premises_state_scope_path", "residence_premises", ["state", "scope_path"]);
        migration.CreateIndex("ix_residence_declaration_person_id", Declaration, "person_id");
        migration.CreateIndex("ix_residence_declaration_declared_by_account_id", Declaration, "declared_by_account_id", filter: "declared_by_account_id is not null");
        migration.CreateIndex("ix_residence_declaration_organisation_id_state", Declaration, ["organisation_id", "state"], filter: "organisation_id is not null");
        migration.CreateIndex("ix_residence_declaration_still_next_at", Declaration, "still_next_at", filter: "still_next_at is not null");
    }

    /// <summary>Tables that organisations hand in.</summary>
    public static void UpgradeBatches(MigrationBuilder migration)
    {
        migration.CreateTable("residence_batch", t => new
        {
            id = t.Column<Guid>(),
            organisation_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            file_id = t.Column<Guid>(),
            file_name = t.Column<string>(maxLength: 100),
            state = t.Column<string>(maxLength: 40),
            encoding = t.Column<string>(maxLength: 40, nullable: true),
            defect_zh = t.Column<string>(maxLength: 300, nullable: true),
            defect_en = t.Column<string>(maxLength: 300, nullable: true),
            total = t.Column<int>(),
            good = t.Column<int>(),
            declared = t.Column<int>(),
            refused = t.Column<int>(),
            created_at = t.Column<long>(),
            submitted_at = t.Column<long>(nullable: true),
            finished_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_residence_batch", x => x.id));
        migration.CreateTable("residence_batch_row", t => new
        {
            id = t.Column<Guid>(),
            batch_id = t.Column<Guid>(),
            line = t.Column<int>(),
            cells = t.Column<byte[]>(),
            masked_name = t.Column<string>(maxLength: 200, nullable: true),
            dwelling_code = t.Column<string>(maxLength: 25, nullable: true),
            state = t.Column<string>(maxLength: 40),
            column = t.Column<string>(maxLength: 60, nullable: true),
            reason_zh = t.Column<string>(maxLength: 300, nullable: true),
            reason_en = t.Column<string>(maxLength: 300, nullable: true),
            declaration_id = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_residence_batch_row", x => x.id));
        migration.CreateIndex("ix_residence_batch_organisation_id_created_at", "residence_batch", ["organisation_id", "created_at"]);
        migration.CreateIndex("ix_residence_batch_created_at", "residence_batch", "created_at");
        migration.CreateIndex("ix_residence_batch_row_batch_id_state_line", "residence_batch_row", ["batch_id", "state", "line"]);
    }
}
