using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>The second step of the module's migrations: tables from the resolution to the evaluation.</summary>
internal static class ProjectsMigrations
{
    public static void UpgradeProjects(MigrationBuilder migration)
    {
        Decided(migration);
        CarriedOut(migration);
    }

    private static void Decided(MigrationBuilder migration)
    {
        migration.CreateTable("microprojects_project", t => new
        {
            id = t.Column<Guid>(),
            round_id = t.Column<Guid>(),
            year = t.Column<int>(),
            community_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 240),
            number = t.Column<string>(maxLength: 24),
            title = t.Column<string>(maxLength: 80),
            kind = t.Column<string>(maxLength: 40),
            approved_fen = t.Column<long>(),
            first_approved_fen = t.Column<long>(),
            spent_fen = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            poll_id = t.Column<Guid>(),
            decided_at = t.Column<long>(),
            due_on = t.Column<string>(maxLength: 10, nullable: true),
            end_reason = t.Column<string>(maxLength: 600, nullable: true),
            ended_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
            prepared_confirm = t.Column<bool>(nullable: true),
            prepared_reason = t.Column<string>(maxLength: 600, nullable: true),
            prepared_by = t.Column<Guid>(nullable: true),
            prepared_at = t.Column<long>(nullable: true),
            confirmed_by = t.Column<Guid>(nullable: true),
            confirmed_at = t.Column<long>(nullable: true),
            confirm_reason = t.Column<string>(maxLength: 600, nullable: true),
            notice_number = t.Column<int>(),
            notice_from = t.Column<string>(maxLength: 10, nullable: true),
            notice_to = t.Column<string>(maxLength: 10, nullable: true),
            completed_on = t.Column<string>(maxLength: 10, nullable: true),
            accepted_at = t.Column<long>(nullable: true),
            account_prepared_by = t.Column<Guid>(nullable: true),
            account_closed_by = t.Column<Guid>(nullable: true),
            account_closed_at = t.Column<long>(nullable: true),
            returned_fen = t.Column<long>(nullable: true),
            evaluate_to = t.Column<string>(maxLength: 10, nullable: true),
            finished_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_project", x => x.id);
        });
        migration.CreateIndex("ix_microprojects_project_scope_path_standing", "microprojects_project", ["scope_path", "standing"]);
        migration.CreateIndex("ix_microprojects_project_community_id_year", "microprojects_project", ["community_id", "year"]);
        migration.CreateIndex("ix_microprojects_project_due_on", "microprojects_project", "due_on", filter: "due_on is not null");
        migration.CreateTable("microprojects_moment", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            words_zh = t.Column<string>(maxLength: 120),
            words_en = t.Column<string>(maxLength: 120),
            note = t.Column<string>(maxLength: 600, nullable: true),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_moment", x => x.id);
            t.ForeignKey("fk_microprojects_moment_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_moment_project_id_at", "microprojects_moment", ["project_id", "at"]);
        migration.CreateTable("microprojects_objection", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            notice_number = t.Column<int>(),
            person_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(nullable: true),
            person_name = t.Column<string>(maxLength: 40),
            entered_by = t.Column<Guid>(nullable: true),
            text = t.Column<string>(maxLength: 600),
            made_at = t.Column<long>(),
            answer_by = t.Column<string>(maxLength: 10),
            withdrawn_at = t.Column<long>(nullable: true),
            outcome = t.Column<string>(maxLength: 40, nullable: true),
            answer = t.Column<string>(maxLength: 600, nullable: true),
            answered_by = t.Column<Guid>(nullable: true),
            answered_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_objection", x => x.id);
            t.ForeignKey("fk_microprojects_objection_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_objection_project_id_notice_number_person_id", "microprojects_objection", ["project_id", "notice_number", "person_id"], unique: true);
        migration.CreateIndex("ix_microprojects_objection_person_id", "microprojects_objection", "person_id");
        migration.CreateTable("microprojects_contract", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            supplier = t.Column<string>(maxLength: 80),
            sum_fen = t.Column<long>(),
            signed_on = t.Column<string>(maxLength: 10),
            starts_on = t.Column<string>(maxLength: 10),
            ends_on = t.Column<string>(maxLength: 10),
            quotes_reason = t.Column<string>(maxLength: 300, nullable: true),
            entered_by = t.Column<Guid>(),
            entered_at = t.Column<long>(),
            replaced_at = t.Column<long>(nullable: true),
            replace_reason = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_contract", x => x.id);
            t.ForeignKey("fk_microprojects_contract_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_contract_project_id", "microprojects_contract", "project_id", unique: true, filter: "replaced_at is null");
        migration.CreateTable("microprojects_quote", t => new
        {
            id = t.Column<Guid>(),
            contract_id = t.Column<Guid>(),
            position = t.Column<int>(),
            supplier = t.Column<string>(maxLength: 80),
            price_fen = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_quote", x => x.id);
            t.ForeignKey("fk_microprojects_quote_contract_id", x => x.contract_id, "microprojects_contract", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_quote_contract_id_position", "microprojects_quote", ["contract_id", "position"], unique: true);
        migration.CreateTable("microprojects_milestone", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            title = t.Column<string>(maxLength: 40),
            first_planned = t.Column<string>(maxLength: 10),
            planned = t.Column<string>(maxLength: 10),
            done_on = t.Column<string>(maxLength: 10, nullable: true),
            delay_reason = t.Column<string>(maxLength: 200, nullable: true),
            entered_at = t.Column<long>(),
            removed_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_milestone", x => x.id);
            t.ForeignKey("fk_microprojects_milestone_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_milestone_project_id", "microprojects_milestone", "project_id");
    }

    private static void CarriedOut(MigrationBuilder migration)
    {
        migration.CreateTable("microprojects_paper", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            title = t.Column<string>(maxLength: 80),
            file_id = t.Column<Guid>(),
            is_picture = t.Column<bool>(),
            milestone_id = t.Column<Guid>(nullable: true),
            added_at = t.Column<long>(),
            added_by = t.Column<Guid>(),
            removed_at = t.Column<long>(nullable: true),
            remove_reason = t.Column<string>(maxLength: 600, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_paper", x => x.id);
            t.ForeignKey("fk_microprojects_paper_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_paper_project_id", "microprojects_paper", "project_id");
        migration.CreateTable("microprojects_spending", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            number = t.Column<int>(),
            paid_on = t.Column<string>(maxLength: 10),
            payee = t.Column<string>(maxLength: 40),
            purpose = t.Column<string>(maxLength: 80),
            amount_fen = t.Column<long>(),
            corrects_id = t.Column<Guid>(nullable: true),
            note = t.Column<string>(maxLength: 200, nullable: true),
            receipt_paper_id = t.Column<Guid>(nullable: true),
            standing = t.Column<string>(maxLength: 40),
            entered_by = t.Column<Guid>(),
            entered_at = t.Column<long>(),
            settled_by = t.Column<Guid>(nullable: true),
            settled_at = t.Column<long>(nullable: true),
            refuse_reason = t.Column<string>(maxLength: 200, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_spending", x => x.id);
            t.ForeignKey("fk_microprojects_spending_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_spending_project_id_number", "microprojects_spending", ["project_id", "number"], unique: true);
        migration.CreateIndex("ix_microprojects_spending_corrects_id", "microprojects_spending", "corrects_id", unique: true, filter: "corrects_id is not null and standing <> 'Refused'");
        migration.CreateTable("microprojects_change", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            number = t.Column<int>(),
            title = t.Column<string>(maxLength: 60),
            text = t.Column<string>(maxLength: 600),
            added_fen = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            asked_by = t.Column<Guid>(),
            asked_at = t.Column<long>(),
            business_id = t.Column<Guid>(nullable: true),
            poll_id = t.Column<Guid>(nullable: true),
            decided_by = t.Column<Guid>(nullable: true),
            decided_at = t.Column<long>(nullable: true),
            decide_reason = t.Column<string>(maxLength: 600, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_change", x => x.id);
            t.ForeignKey("fk_microprojects_change_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_change_project_id_number", "microprojects_change", ["project_id", "number"], unique: true);
        migration.CreateIndex("ix_microprojects_change_project_id", "microprojects_change", "project_id", unique: true, filter: "decided_at is null");
        migration.CreateTable("microprojects_supervisor", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(nullable: true),
            person_name = t.Column<string>(maxLength: 40),
            named_by = t.Column<Guid>(),
            named_at = t.Column<long>(),
            removed_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_supervisor", x => x.id);
            t.ForeignKey("fk_microprojects_supervisor_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_supervisor_project_id_person_id", "microprojects_supervisor", ["project_id", "person_id"], unique: true, filter: "removed_at is null");
        migration.CreateTable("microprojects_inspection", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            number = t.Column<int>(),
            held_on = t.Column<string>(maxLength: 10),
            @checked = t.Column<string>(maxLength: 2000),
            note = t.Column<string>(maxLength: 600, nullable: true),
            first_supervisor_id = t.Column<Guid>(),
            second_supervisor_id = t.Column<Guid>(),
            first_signed_at = t.Column<long>(nullable: true),
            second_signed_at = t.Column<long>(nullable: true),
            entered_by = t.Column<Guid>(),
            entered_at = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            confirmed_by = t.Column<Guid>(nullable: true),
            settled_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_inspection", x => x.id);
            t.ForeignKey("fk_microprojects_inspection_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_inspection_project_id_number", "microprojects_inspection", ["project_id", "number"], unique: true);
        migration.CreateIndex("ix_microprojects_inspection_project_id", "microprojects_inspection", "project_id", unique: true, filter: "settled_at is null");
        migration.CreateTable("microprojects_defect", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            inspection_id = t.Column<Guid>(),
            text = t.Column<string>(maxLength: 200),
            mend_by = t.Column<string>(maxLength: 10),
            mended_on = t.Column<string>(maxLength: 10, nullable: true),
            mend_note = t.Column<string>(maxLength: 200, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_defect", x => x.id);
            t.ForeignKey("fk_microprojects_defect_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_defect_project_id", "microprojects_defect", "project_id");
        migration.CreateTable("microprojects_evaluation", t => new
        {
            id = t.Column<Guid>(),
            project_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(nullable: true),
            entered_by = t.Column<Guid>(nullable: true),
            level = t.Column<int>(),
            text = t.Column<string>(maxLength: 400, nullable: true),
            text_standing = t.Column<string>(maxLength: 40),
            hide_reason = t.Column<string>(maxLength: 200, nullable: true),
            made_at = t.Column<long>(),
            reply_by = t.Column<string>(maxLength: 10, nullable: true),
            reply = t.Column<string>(maxLength: 400, nullable: true),
            replied_by = t.Column<Guid>(nullable: true),
            replied_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_evaluation", x => x.id);
            t.ForeignKey("fk_microprojects_evaluation_project_id", x => x.project_id, "microprojects_project", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_evaluation_project_id_person_id", "microprojects_evaluation", ["project_id", "person_id"], unique: true);
        migration.CreateIndex("ix_microprojects_evaluation_reply_by", "microprojects_evaluation", "reply_by", filter: "reply_by is not null and replied_at is null");
    }
}
