using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Residents;

internal static class ResidentsMigrations
{
    public static readonly ModuleMigrations All = new("Residents", Create,
        PhoneSignInMigration.Upgrade,
        Organisations.OrganisationModel.UpgradeOrganisations);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("residents_consent", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            processing = t.Column<string>(maxLength: 60),
            version = t.Column<int>(),
            given_at = t.Column<long>(),
            withdrawn_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_consent", x => x.id);
        });
        migration.CreateTable("residents_notice_told", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            processing = t.Column<string>(maxLength: 60),
            version = t.Column<int>(),
            told_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_notice_told", x => x.id);
        });
        migration.CreateTable("residents_person", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(nullable: true),
            name_sealed = t.Column<byte[]>(),
            masked_name = t.Column<string>(maxLength: 200),
            document_type = t.Column<string>(maxLength: 40),
            number_sealed = t.Column<byte[]>(),
            masked_number = t.Column<string>(maxLength: 40),
            document_index = t.Column<byte[]>(),
            birth_sealed = t.Column<byte[]>(nullable: true),
            has_odd_county = t.Column<bool>(),
            level = t.Column<string>(maxLength: 40),
            register = t.Column<string>(maxLength: 40),
            register_asked_at = t.Column<long>(nullable: true),
            register_tries = t.Column<int>(),
            register_next_at = t.Column<long>(nullable: true),
            has_confirmed_phone = t.Column<bool>(),
            seen_at = t.Column<long>(nullable: true),
            home_community_id = t.Column<Guid>(nullable: true),
            home_community_source = t.Column<string>(maxLength: 40, nullable: true),
            home_community_since = t.Column<long>(nullable: true),
            created_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_person", x => x.id);
        });
        migration.CreateTable("residents_phone", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            number_sealed = t.Column<byte[]>(),
            number_index = t.Column<byte[]>(),
            masked_number = t.Column<string>(maxLength: 20),
            confirmed_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_phone", x => x.id);
        });
        migration.CreateTable("residents_phone_code", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            number_sealed = t.Column<byte[]>(),
            masked_number = t.Column<string>(maxLength: 20),
            code_hash = t.Column<byte[]>(),
            sent_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_phone_code", x => x.id);
        });
        migration.CreateTable("residents_request", t => new
        {
            id = t.Column<Guid>(),
            number = t.Column<string>(maxLength: 20),
            account_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(nullable: true),
            kind = t.Column<string>(maxLength: 40),
            status = t.Column<string>(maxLength: 40),
            text_sealed = t.Column<byte[]>(),
            created_at = t.Column<long>(),
            due_on = t.Column<string>(maxLength: 10),
            answer_sealed = t.Column<byte[]>(nullable: true),
            answered_at = t.Column<long>(nullable: true),
            answered_by = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_request", x => x.id);
        });
        migration.CreateTable("residents_guardian", t => new
        {
            id = t.Column<Guid>(),
            guardian_person_id = t.Column<Guid>(),
            child_person_id = t.Column<Guid>(),
            status = t.Column<string>(maxLength: 40),
            since = t.Column<long>(),
            confirmed_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_residents_guardian", x => x.id);
            t.ForeignKey("fk_residents_guardian_child_person_id", x => x.child_person_id, "residents_person", "id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("fk_residents_guardian_guardian_person_id", x => x.guardian_person_id, "residents_person", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("ix_residents_consent_account_id_processing", "residents_consent", ["account_id", "processing"], unique: true, filter: "withdrawn_at is null");
        migration.CreateIndex("ix_residents_guardian_child_person_id", "residents_guardian", "child_person_id");
        migration.CreateIndex("ix_residents_guardian_guardian_person_id_child_person_id", "residents_guardian", ["guardian_person_id", "child_person_id"], unique: true, filter: "ended_at is null");
        migration.CreateIndex("ix_residents_notice_told_account_id_processing_version", "residents_notice_told", ["account_id", "processing", "version"], unique: true);
        migration.CreateIndex("ix_residents_person_account_id", "residents_person", "account_id", unique: true);
        migration.CreateIndex("ix_residents_person_document_index", "residents_person", "document_index", unique: true);
        migration.CreateIndex("ix_residents_person_home_community_id", "residents_person", "home_community_id");
        migration.CreateIndex("ix_residents_person_register_next_at", "residents_person", "register_next_at", filter: "register_next_at is not null");
        migration.CreateIndex("ix_residents_phone_account_id", "residents_phone", "account_id", unique: true);
        migration.CreateIndex("ix_residents_phone_number_index", "residents_phone", "number_index");
        migration.CreateIndex("ix_residents_phone_code_account_id", "residents_phone_code", "account_id", unique: true);
        migration.CreateIndex("ix_residents_request_account_id_kind", "residents_request", ["account_id", "kind"], unique: true, filter: "answered_at is null");
        migration.CreateIndex("ix_residents_request_number", "residents_request", "number", unique: true);
        migration.CreateIndex("ix_residents_request_status_due_on", "residents_request", ["status", "due_on"]);
    }
}
