using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Residence;

internal static class ResidenceMigrations
{
    public static readonly ModuleMigrations All = new("Residence", Create,
        Desk.DeskMigrations.UpgradeDesk,
        Leases.LeaseTables.Upgrade,
        Undeclared.UndeclaredTables.Upgrade,
        Orders.FieldMigrations.AddLateResults,
        Help.HelpSchema.AddTable,
        DeclarersMigrations.UpgradeDeclarers,
        DeclarersMigrations.UpgradeBatches,
        Orders.OrderServices.AddCase);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("residence_declaration", t => new
        {
            id = t.Column<Guid>(),
            case_number = t.Column<string>(maxLength: 20),
            person_id = t.Column<Guid>(),
            declarant_account_id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(nullable: true),
            address_sealed = t.Column<byte[]>(nullable: true),
            scope_path = t.Column<string>(maxLength: 120),
            state = t.Column<string>(maxLength: 40),
            move_in_date = t.Column<string>(maxLength: 10),
            move_out_date = t.Column<string>(maxLength: 10, nullable: true),
            has_plate = t.Column<bool>(),
            channel = t.Column<string>(maxLength: 40),
            submitted_at = t.Column<long>(),
            decided_at = t.Column<long>(nullable: true),
            decided_by = t.Column<Guid>(nullable: true),
            decision_note = t.Column<string>(maxLength: 300, nullable: true),
            review_asked_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_declaration", x => x.id);
        });
        migration.CreateTable("residence_draft", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(nullable: true),
            community_id = t.Column<Guid>(nullable: true),
            has_plate = t.Column<bool>(),
            content = t.Column<byte[]>(nullable: true),
            register = t.Column<string>(maxLength: 40),
            expires_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_draft", x => x.id);
        });
        migration.CreateTable("residence_history", t => new
        {
            id = t.Column<Guid>(),
            name = t.Column<byte[]>(),
            document_type = t.Column<string>(maxLength: 40),
            document_index = t.Column<byte[]>(),
            dwelling_code = t.Column<string>(maxLength: 25),
            from = t.Column<string>(maxLength: 10),
            to = t.Column<string>(maxLength: 10, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_history", x => x.id);
        });
        migration.CreateTable("residence_landlord_confirmation", t => new
        {
            id = t.Column<Guid>(),
            declaration_id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            landlord_person_id = t.Column<Guid>(),
            asked_at = t.Column<long>(),
            silence_counts_at = t.Column<long>(),
            answer = t.Column<string>(maxLength: 40, nullable: true),
            answered_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_landlord_confirmation", x => x.id);
        });
        migration.CreateTable("residence_lease", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(),
            landlord_name = t.Column<byte[]>(),
            landlord_document_type = t.Column<string>(maxLength: 40),
            landlord_number = t.Column<byte[]>(),
            landlord_index = t.Column<byte[]>(),
            from = t.Column<string>(maxLength: 10),
            to = t.Column<string>(maxLength: 10, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_lease", x => x.id);
        });
        migration.CreateTable("residence_lease_photo", t => new
        {
            id = t.Column<Guid>(),
            declaration_id = t.Column<Guid>(),
            file_id = t.Column<Guid>(),
            added_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_lease_photo", x => x.id);
        });
        migration.CreateTable("residence_order", t => new
        {
            id = t.Column<Guid>(),
            dwelling_id = t.Column<Guid>(nullable: true),
            scope_path = t.Column<string>(maxLength: 120),
            state = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            due_at = t.Column<long>(),
            officer_account_id = t.Column<Guid>(nullable: true),
            closed_at = t.Column<long>(nullable: true),
            escalated_at = t.Column<long>(nullable: true),
            slot_day = t.Column<string>(maxLength: 10, nullable: true),
            slot = t.Column<string>(maxLength: 40, nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_order", x => x.id);
        });
        migration.CreateTable("residence_order_item", t => new
        {
            id = t.Column<Guid>(),
            order_id = t.Column<Guid>(),
            declaration_id = t.Column<Guid>(),
            settled_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_order_item", x => x.id);
        });
        migration.CreateTable("residence_visit", t => new
        {
            id = t.Column<Guid>(),
            order_id = t.Column<Guid>(),
            declaration_id = t.Column<Guid>(nullable: true),
            officer_account_id = t.Column<Guid>(),
            result = t.Column<string>(maxLength: 40),
            note = t.Column<string>(maxLength: 300, nullable: true),
            photo_file_id = t.Column<Guid>(nullable: true),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_visit", x => x.id);
        });
        migration.CreateTable("residence_doubt", t => new
        {
            id = t.Column<Guid>(),
            declaration_id = t.Column<Guid>(),
            rule = t.Column<string>(maxLength: 40),
            raised_at = t.Column<long>(),
            settled_at = t.Column<long>(nullable: true),
            settled_how = t.Column<string>(maxLength: 40, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residence_doubt", x => x.id);
            t.ForeignKey("fk_residence_doubt_declaration_id", x => x.declaration_id, "residence_declaration", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_residence_declaration_case_number", "residence_declaration", "case_number", unique: true);
        migration.CreateIndex("ix_residence_declaration_declarant_account_id", "residence_declaration", "declarant_account_id");
        migration.CreateIndex("ix_residence_declaration_dwelling_id_state", "residence_declaration", ["dwelling_id", "state"]);
        migration.CreateIndex("ix_residence_declaration_person_id_dwelling_id", "residence_declaration", ["person_id", "dwelling_id"], unique: true, filter: "state in ('Doubtful', 'Accepted')");
        migration.CreateIndex("ix_residence_declaration_scope_path_submitted_at", "residence_declaration", ["scope_path", "submitted_at"]);
        migration.CreateIndex("ix_residence_doubt_declaration_id_rule", "residence_doubt", ["declaration_id", "rule"], unique: true);
        migration.CreateIndex("ix_residence_draft_account_id", "residence_draft", "account_id");
        migration.CreateIndex("ix_residence_draft_expires_at", "residence_draft", "expires_at");
        migration.CreateIndex("ix_residence_history_document_index_dwelling_code_from", "residence_history", ["document_index", "dwelling_code", "from"], unique: true);
        migration.CreateIndex("ix_residence_landlord_confirmation_declaration_id_landlord_person_id", "residence_landlord_confirmation", ["declaration_id", "landlord_person_id"], unique: true);
        migration.CreateIndex("ix_residence_landlord_confirmation_landlord_person_id", "residence_landlord_confirmation", "landlord_person_id");
        migration.CreateIndex("ix_residence_landlord_confirmation_silence_counts_at", "residence_landlord_confirmation", "silence_counts_at", filter: "answer is null");
        migration.CreateIndex("ix_residence_lease_dwelling_id_landlord_index_from", "residence_lease", ["dwelling_id", "landlord_index", "from"], unique: true);
        migration.CreateIndex("ix_residence_lease_photo_declaration_id", "residence_lease_photo", "declaration_id");
        migration.CreateIndex("ix_residence_order_dwelling_id", "residence_order", "dwelling_id", unique: true, filter: "state = 'Open' and dwelling_id is not null");
        migration.CreateIndex("ix_residence_order_officer_account_id_state", "residence_order", ["officer_account_id", "state"]);
        migration.CreateIndex("ix_residence_order_state_due_at", "residence_order", ["state", "due_at"]);
        migration.CreateIndex("ix_residence_order_item_declaration_id", "residence_order_item", "declaration_id");
        migration.CreateIndex("ix_residence_order_item_order_id_declaration_id", "residence_order_item", ["order_id", "declaration_id"], unique: true);
        migration.CreateIndex("ix_residence_visit_order_id", "residence_visit", "order_id");
    }
}
