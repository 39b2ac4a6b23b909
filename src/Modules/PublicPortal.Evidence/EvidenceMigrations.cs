using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Evidence;

internal static class EvidenceMigrations
{
    public static readonly ModuleMigrations All = new("Evidence", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("evidence_code", t => new
        {
            id = t.Column<Guid>(),
            code = t.Column<string>(maxLength: 16),
            kind = t.Column<string>(maxLength: 60),
            subject_id = t.Column<Guid>(),
            issued_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_evidence_code", x => x.id);
        });
        migration.CreateTable("evidence_process", t => new
        {
            id = t.Column<Guid>(),
            type = t.Column<string>(maxLength: 100),
            account_id = t.Column<Guid>(nullable: true),
            channel = t.Column<string>(maxLength: 40),
            reason = t.Column<string>(maxLength: 500, nullable: true),
            started_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_evidence_process", x => x.id);
        });
        migration.CreateTable("evidence_event", t => new
        {
            id = t.Column<Guid>(),
            process_id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 100),
            subject_id = t.Column<Guid>(),
            at = t.Column<long>(),
            payload = t.Column<string>(maxLength: 4000),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_evidence_event", x => x.id);
            t.ForeignKey("fk_evidence_event_process_id", x => x.process_id, "evidence_process", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("ix_evidence_code_code", "evidence_code", "code", unique: true);
        migration.CreateIndex("ix_evidence_code_kind_subject_id", "evidence_code", ["kind", "subject_id"], unique: true);
        migration.CreateIndex("ix_evidence_event_at", "evidence_event", "at");
        migration.CreateIndex("ix_evidence_event_process_id", "evidence_event", "process_id");
        migration.CreateIndex("ix_evidence_event_subject_id_at", "evidence_event", ["subject_id", "at"]);
        migration.CreateIndex("ix_evidence_process_account_id_started_at", "evidence_process", ["account_id", "started_at"]);
    }
}
