using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.MicroProjects;

internal static class MicroProjectsMigrations
{
    public static readonly ModuleMigrations All = new("MicroProjects", Create, Projects.ProjectsMigrations.UpgradeProjects);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("microprojects_photo", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            file_id = t.Column<Guid>(),
            position = t.Column<int>(),
            width = t.Column<int>(),
            height = t.Column<int>(),
            standing = t.Column<string>(maxLength: 40),
            reason = t.Column<string>(maxLength: 200, nullable: true),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_photo", x => x.id);
        });
        migration.CreateTable("microprojects_round", t => new
        {
            id = t.Column<Guid>(),
            community_id = t.Column<Guid>(),
            community_code = t.Column<string>(maxLength: 40),
            community_name = t.Column<string>(maxLength: 100),
            scope_path = t.Column<string>(maxLength: 240),
            year = t.Column<int>(),
            title = t.Column<string>(maxLength: 60),
            notes = t.Column<string>(maxLength: 1000, nullable: true),
            opens_on = t.Column<string>(maxLength: 10),
            closes_on = t.Column<string>(maxLength: 10),
            fund = t.Column<long>(),
            rules_code = t.Column<string>(maxLength: 40),
            rules_text = t.Column<string>(maxLength: 8000, nullable: true),
            threshold = t.Column<int>(),
            answer_days = t.Column<int>(),
            objection_days = t.Column<int>(),
            comments_wait = t.Column<bool>(),
            standing = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            created_by = t.Column<Guid>(nullable: true),
            published_at = t.Column<long>(nullable: true),
            closed_at = t.Column<long>(nullable: true),
            business_id = t.Column<Guid>(nullable: true),
            poll_id = t.Column<Guid>(nullable: true),
            end_reason = t.Column<string>(maxLength: 300, nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_round", x => x.id);
        });
        migration.CreateTable("microprojects_draft", t => new
        {
            id = t.Column<Guid>(),
            owner_account_id = t.Column<Guid>(),
            round_id = t.Column<Guid>(),
            content = t.Column<byte[]>(),
            changed_at = t.Column<long>(),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_draft", x => x.id);
            t.ForeignKey("fk_microprojects_draft_round_id", x => x.round_id, "microprojects_round", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_proposal", t => new
        {
            id = t.Column<Guid>(),
            number = t.Column<string>(maxLength: 12),
            round_id = t.Column<Guid>(),
            community_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 240),
            person_id = t.Column<Guid>(),
            owner_account_id = t.Column<Guid>(nullable: true),
            person_name = t.Column<string>(maxLength: 100),
            entered_by = t.Column<Guid>(nullable: true),
            title = t.Column<string>(maxLength: 40),
            need = t.Column<string>(maxLength: 1000),
            kind = t.Column<string>(maxLength: 40),
            field = t.Column<string>(maxLength: 40),
            place = t.Column<string>(maxLength: 80, nullable: true),
            building_id = t.Column<Guid>(nullable: true),
            longitude = t.Column<double>(nullable: true),
            latitude = t.Column<double>(nullable: true),
            guess = t.Column<long>(nullable: true),
            estimate = t.Column<long>(nullable: true),
            standing = t.Column<string>(maxLength: 40),
            sent_at = t.Column<long>(),
            shown_at = t.Column<long>(nullable: true),
            threshold_at = t.Column<long>(nullable: true),
            answer_due = t.Column<string>(maxLength: 10, nullable: true),
            answered_at = t.Column<long>(nullable: true),
            merged_into_id = t.Column<Guid>(nullable: true),
            end_reason = t.Column<string>(maxLength: 300, nullable: true),
            ended_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_proposal", x => x.id);
            t.ForeignKey("fk_microprojects_proposal_round_id", x => x.round_id, "microprojects_round", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("microprojects_round_extension", t => new
        {
            id = t.Column<Guid>(),
            round_id = t.Column<Guid>(),
            from_day = t.Column<string>(maxLength: 10),
            to_day = t.Column<string>(maxLength: 10),
            reason = t.Column<string>(maxLength: 300),
            at = t.Column<long>(),
            by = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_round_extension", x => x.id);
            t.ForeignKey("fk_microprojects_round_extension_round_id", x => x.round_id, "microprojects_round", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_answer", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            eligible = t.Column<bool>(),
            reason = t.Column<string>(maxLength: 1000),
            estimate = t.Column<long>(nullable: true),
            object_until = t.Column<string>(maxLength: 10),
            by = t.Column<Guid>(),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_answer", x => x.id);
            t.ForeignKey("fk_microprojects_answer_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_check", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            rule = t.Column<string>(maxLength: 40),
            result = t.Column<string>(maxLength: 40),
            note = t.Column<string>(maxLength: 300, nullable: true),
            by = t.Column<Guid>(nullable: true),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_check", x => x.id);
            t.ForeignKey("fk_microprojects_check_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_comment", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            author_account_id = t.Column<Guid>(),
            author_name = t.Column<string>(maxLength: 100),
            is_neighbour = t.Column<bool>(),
            text = t.Column<string>(maxLength: 300),
            at = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            reason = t.Column<string>(maxLength: 200, nullable: true),
            appeal = t.Column<string>(maxLength: 300, nullable: true),
            appealed_at = t.Column<long>(nullable: true),
            appeal_answer = t.Column<string>(maxLength: 300, nullable: true),
            moderated_by = t.Column<Guid>(nullable: true),
            moderated_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_comment", x => x.id);
            t.ForeignKey("fk_microprojects_comment_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_content_report", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            thing = t.Column<string>(maxLength: 40),
            thing_id = t.Column<Guid>(),
            why = t.Column<string>(maxLength: 40),
            note = t.Column<string>(maxLength: 200, nullable: true),
            reporter_account_id = t.Column<Guid>(),
            at = t.Column<long>(),
            settled_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_content_report", x => x.id);
            t.ForeignKey("fk_microprojects_content_report_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_endorsement", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            at = t.Column<long>(),
            entered_by = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_endorsement", x => x.id);
            t.ForeignKey("fk_microprojects_endorsement_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_estimate", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            basis = t.Column<string>(maxLength: 40),
            amount = t.Column<long>(),
            source = t.Column<string>(maxLength: 200, nullable: true),
            note = t.Column<string>(maxLength: 500, nullable: true),
            feasibility = t.Column<string>(maxLength: 500, nullable: true),
            by = t.Column<Guid>(nullable: true),
            at = t.Column<long>(),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_estimate", x => x.id);
            t.ForeignKey("fk_microprojects_estimate_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_estimate_line", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            position = t.Column<int>(),
            what = t.Column<string>(maxLength: 100),
            price = t.Column<long>(),
            quantity = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_estimate_line", x => x.id);
            t.ForeignKey("fk_microprojects_estimate_line_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_follow", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            follower_account_id = t.Column<Guid>(),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_follow", x => x.id);
            t.ForeignKey("fk_microprojects_follow_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_interest", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            official_account_id = t.Column<Guid>(),
            what = t.Column<string>(maxLength: 200),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_interest", x => x.id);
            t.ForeignKey("fk_microprojects_interest_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_merge_offer", t => new
        {
            id = t.Column<Guid>(),
            from_id = t.Column<Guid>(),
            into_id = t.Column<Guid>(),
            note = t.Column<string>(maxLength: 200, nullable: true),
            at = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            settled_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_merge_offer", x => x.id);
            t.ForeignKey("fk_microprojects_merge_offer_from_id", x => x.from_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("fk_microprojects_merge_offer_into_id", x => x.into_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_opinion", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            case_id = t.Column<Guid>(),
            task = t.Column<string>(maxLength: 40),
            label_zh = t.Column<string>(maxLength: 200),
            label_en = t.Column<string>(maxLength: 200),
            result = t.Column<string>(maxLength: 40),
            result_zh = t.Column<string>(maxLength: 200),
            result_en = t.Column<string>(maxLength: 200),
            text = t.Column<string>(maxLength: 1000, nullable: true),
            at = t.Column<long>(),
            due_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_opinion", x => x.id);
            t.ForeignKey("fk_microprojects_opinion_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_proposal_version", t => new
        {
            id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            number = t.Column<int>(),
            title = t.Column<string>(maxLength: 40),
            need = t.Column<string>(maxLength: 1000),
            kind = t.Column<string>(maxLength: 40),
            field = t.Column<string>(maxLength: 40),
            place = t.Column<string>(maxLength: 80, nullable: true),
            guess = t.Column<long>(nullable: true),
            at = t.Column<long>(),
            entered_by = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_proposal_version", x => x.id);
            t.ForeignKey("fk_microprojects_proposal_version_proposal_id", x => x.proposal_id, "microprojects_proposal", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("microprojects_answer_objection", t => new
        {
            id = t.Column<Guid>(),
            answer_id = t.Column<Guid>(),
            proposal_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            owner_account_id = t.Column<Guid>(nullable: true),
            person_name = t.Column<string>(maxLength: 100),
            text = t.Column<string>(maxLength: 500),
            at = t.Column<long>(),
            entered_by = t.Column<Guid>(nullable: true),
            reply = t.Column<string>(maxLength: 500, nullable: true),
            upheld = t.Column<bool>(nullable: true),
            replied_by = t.Column<Guid>(nullable: true),
            replied_at = t.Column<long>(nullable: true),
            version = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_microprojects_answer_objection", x => x.id);
            t.ForeignKey("fk_microprojects_answer_objection_answer_id", x => x.answer_id, "microprojects_answer", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_microprojects_answer_proposal_id_at", "microprojects_answer", ["proposal_id", "at"]);
        migration.CreateIndex("ix_microprojects_answer_objection_answer_id_person_id", "microprojects_answer_objection", ["answer_id", "person_id"], unique: true);
        migration.CreateIndex("ix_microprojects_answer_objection_proposal_id", "microprojects_answer_objection", "proposal_id");
        migration.CreateIndex("ix_microprojects_check_proposal_id_rule", "microprojects_check", ["proposal_id", "rule"], unique: true);
        migration.CreateIndex("ix_microprojects_comment_author_account_id", "microprojects_comment", "author_account_id");
        migration.CreateIndex("ix_microprojects_comment_proposal_id_at", "microprojects_comment", ["proposal_id", "at"]);
        migration.CreateIndex("ix_microprojects_comment_standing", "microprojects_comment", "standing");
        migration.CreateIndex("ix_microprojects_content_report_at", "microprojects_content_report", "at", filter: "settled_at is null");
        migration.CreateIndex("ix_microprojects_content_report_proposal_id", "microprojects_content_report", "proposal_id");
        migration.CreateIndex("ix_microprojects_content_report_thing_id_reporter_account_id", "microprojects_content_report", ["thing_id", "reporter_account_id"], unique: true);
        migration.CreateIndex("ix_microprojects_draft_changed_at", "microprojects_draft", "changed_at");
        migration.CreateIndex("ix_microprojects_draft_owner_account_id_round_id", "microprojects_draft", ["owner_account_id", "round_id"], unique: true);
        migration.CreateIndex("ix_microprojects_draft_round_id", "microprojects_draft", "round_id");
        migration.CreateIndex("ix_microprojects_endorsement_person_id", "microprojects_endorsement", "person_id");
        migration.CreateIndex("ix_microprojects_endorsement_proposal_id_person_id", "microprojects_endorsement", ["proposal_id", "person_id"], unique: true);
        migration.CreateIndex("ix_microprojects_estimate_proposal_id", "microprojects_estimate", "proposal_id", unique: true);
        migration.CreateIndex("ix_microprojects_estimate_line_proposal_id_position", "microprojects_estimate_line", ["proposal_id", "position"], unique: true);
        migration.CreateIndex("ix_microprojects_follow_follower_account_id", "microprojects_follow", "follower_account_id");
        migration.CreateIndex("ix_microprojects_follow_proposal_id_follower_account_id", "microprojects_follow", ["proposal_id", "follower_account_id"], unique: true);
        migration.CreateIndex("ix_microprojects_interest_proposal_id_official_account_id", "microprojects_interest", ["proposal_id", "official_account_id"], unique: true);
        migration.CreateIndex("ix_microprojects_merge_offer_from_id", "microprojects_merge_offer", "from_id", unique: true, filter: "standing = 'Asked'");
        migration.CreateIndex("ix_microprojects_merge_offer_into_id", "microprojects_merge_offer", "into_id");
        migration.CreateIndex("ix_microprojects_opinion_proposal_id", "microprojects_opinion", "proposal_id");
        migration.CreateIndex("ix_microprojects_photo_proposal_id", "microprojects_photo", "proposal_id");
        migration.CreateIndex("ix_microprojects_photo_standing", "microprojects_photo", "standing");
        migration.CreateIndex("ix_microprojects_proposal_number", "microprojects_proposal", "number", unique: true);
        migration.CreateIndex("ix_microprojects_proposal_owner_account_id", "microprojects_proposal", "owner_account_id");
        migration.CreateIndex("ix_microprojects_proposal_person_id", "microprojects_proposal", "person_id");
        migration.CreateIndex("ix_microprojects_proposal_round_id_standing", "microprojects_proposal", ["round_id", "standing"]);
        migration.CreateIndex("ix_microprojects_proposal_scope_path_standing", "microprojects_proposal", ["scope_path", "standing"]);
        migration.CreateIndex("ix_microprojects_proposal_version_proposal_id_number", "microprojects_proposal_version", ["proposal_id", "number"], unique: true);
        migration.CreateIndex("ix_microprojects_round_community_id", "microprojects_round", "community_id", unique: true, filter: "standing = 'Open'");
        migration.CreateIndex("ix_microprojects_round_scope_path_standing", "microprojects_round", ["scope_path", "standing"]);
        migration.CreateIndex("ix_microprojects_round_extension_round_id", "microprojects_round_extension", "round_id");
    }
}
