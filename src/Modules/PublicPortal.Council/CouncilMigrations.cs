using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Council;

internal static class CouncilMigrations
{
    public static readonly ModuleMigrations All = new("Council", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("council_council", t => new
        {
            id = t.Column<Guid>(),
            community_id = t.Column<Guid>(),
            community_code = t.Column<string>(maxLength: 40),
            community_name = t.Column<string>(maxLength: 100),
            scope_path = t.Column<string>(maxLength: 240),
            founded_at = t.Column<long>(),
            turns = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_council", x => x.id);
        });
        migration.CreateTable("council_business", t => new
        {
            id = t.Column<Guid>(),
            council_id = t.Column<Guid>(),
            subject_kind = t.Column<string>(maxLength: 60),
            about = t.Column<Guid>(),
            title_zh = t.Column<string>(maxLength: 120),
            title_en = t.Column<string>(maxLength: 120),
            text_zh = t.Column<string>(maxLength: 4000),
            text_en = t.Column<string>(maxLength: 4000),
            path = t.Column<string>(maxLength: 200),
            choice = t.Column<string>(maxLength: 100000, nullable: true),
            standing = t.Column<string>(maxLength: 40),
            meeting_id = t.Column<Guid>(nullable: true),
            item_id = t.Column<Guid>(nullable: true),
            poll_id = t.Column<Guid>(nullable: true),
            outcome = t.Column<string>(maxLength: 40, nullable: true),
            put_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_business", x => x.id);
            t.ForeignKey("fk_council_business_council_id", x => x.council_id, "council_council", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_meeting", t => new
        {
            id = t.Column<Guid>(),
            council_id = t.Column<Guid>(),
            title = t.Column<string>(maxLength: 100),
            place = t.Column<string>(maxLength: 120),
            starts_at = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            rules_id = t.Column<Guid>(nullable: true),
            announced_at = t.Column<long>(nullable: true),
            notices = t.Column<int>(),
            started_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
            now_item_id = t.Column<Guid>(nullable: true),
            cancel_reason = t.Column<string>(maxLength: 300, nullable: true),
            turns = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_meeting", x => x.id);
            t.ForeignKey("fk_council_meeting_council_id", x => x.council_id, "council_council", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_membership", t => new
        {
            id = t.Column<Guid>(),
            council_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            seat_kind = t.Column<string>(maxLength: 40),
            office = t.Column<string>(maxLength: 40),
            from = t.Column<string>(maxLength: 10),
            to = t.Column<string>(maxLength: 10),
            chosen_by = t.Column<string>(maxLength: 200),
            public_name = t.Column<string>(maxLength: 100, nullable: true),
            ended_on = t.Column<string>(maxLength: 10, nullable: true),
            end_reason = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_membership", x => x.id);
            t.ForeignKey("fk_council_membership_council_id", x => x.council_id, "council_council", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_rules", t => new
        {
            id = t.Column<Guid>(),
            council_id = t.Column<Guid>(),
            number = t.Column<int>(),
            standing = t.Column<string>(maxLength: 40),
            preset = t.Column<string>(maxLength: 40),
            basis = t.Column<string>(maxLength: 300),
            notice_days = t.Column<int>(),
            quorum_numerator = t.Column<int>(),
            quorum_denominator = t.Column<int>(),
            quorum_more = t.Column<bool>(),
            majority = t.Column<string>(maxLength: 40),
            of_all = t.Column<bool>(),
            secret = t.Column<bool>(),
            tie_means_again = t.Column<bool>(),
            most_proxies = t.Column<int>(),
            speaking_minutes = t.Column<int>(),
            proposed_by = t.Column<Guid>(),
            proposed_at = t.Column<long>(),
            confirmed_by = t.Column<Guid>(nullable: true),
            confirmed_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_rules", x => x.id);
            t.ForeignKey("fk_council_rules_council_id", x => x.council_id, "council_council", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_check_in", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            membership_id = t.Column<Guid>(),
            person_id = t.Column<Guid>(),
            way = t.Column<string>(maxLength: 40),
            at = t.Column<long>(),
            struck_at = t.Column<long>(nullable: true),
            struck_reason = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_check_in", x => x.id);
            t.ForeignKey("fk_council_check_in_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_item", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            place = t.Column<int>(),
            title = t.Column<string>(maxLength: 100),
            text = t.Column<string>(maxLength: 2000),
            minutes = t.Column<int>(),
            standing = t.Column<string>(maxLength: 40),
            business_id = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_item", x => x.id);
            t.ForeignKey("fk_council_item_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("council_minutes", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            text = t.Column<string>(maxLength: 20000),
            written_at = t.Column<long>(),
            published_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_minutes", x => x.id);
            t.ForeignKey("fk_council_minutes_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_motion", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            item_id = t.Column<Guid>(),
            number = t.Column<int>(),
            text = t.Column<string>(maxLength: 1000),
            text_en = t.Column<string>(maxLength: 1000, nullable: true),
            mover_id = t.Column<Guid>(nullable: true),
            business_id = t.Column<Guid>(nullable: true),
            standing = t.Column<string>(maxLength: 40),
            poll_id = t.Column<Guid>(nullable: true),
            moved_at = t.Column<long>(),
            decided_at = t.Column<long>(nullable: true),
            withdrawn_because = t.Column<string>(maxLength: 300, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_motion", x => x.id);
            t.ForeignKey("fk_council_motion_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_paper", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            item_id = t.Column<Guid>(),
            title = t.Column<string>(maxLength: 100),
            file_id = t.Column<Guid>(),
            sha256 = t.Column<string>(maxLength: 64),
            bytes = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_paper", x => x.id);
            t.ForeignKey("fk_council_paper_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("council_proxy", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            principal_id = t.Column<Guid>(),
            holder_id = t.Column<Guid>(),
            given_at = t.Column<long>(),
            by_clerk = t.Column<bool>(),
            revoked_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_proxy", x => x.id);
            t.ForeignKey("fk_council_proxy_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_speaker", t => new
        {
            id = t.Column<Guid>(),
            meeting_id = t.Column<Guid>(),
            item_id = t.Column<Guid>(),
            membership_id = t.Column<Guid>(),
            joined_at = t.Column<long>(),
            started_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_speaker", x => x.id);
            t.ForeignKey("fk_council_speaker_meeting_id", x => x.meeting_id, "council_meeting", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_addendum", t => new
        {
            id = t.Column<Guid>(),
            minutes_id = t.Column<Guid>(),
            number = t.Column<int>(),
            text = t.Column<string>(maxLength: 4000),
            written_by = t.Column<Guid>(),
            written_at = t.Column<long>(),
            confirmed_by = t.Column<Guid>(nullable: true),
            confirmed_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_addendum", x => x.id);
            t.ForeignKey("fk_council_addendum_minutes_id", x => x.minutes_id, "council_minutes", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateTable("council_signature", t => new
        {
            id = t.Column<Guid>(),
            minutes_id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 100),
            text_hash = t.Column<string>(maxLength: 64),
            at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_council_signature", x => x.id);
            t.ForeignKey("fk_council_signature_minutes_id", x => x.minutes_id, "council_minutes", "id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("ix_council_addendum_minutes_id_number", "council_addendum", ["minutes_id", "number"], unique: true);
        migration.CreateIndex("ix_council_business_council_id_standing", "council_business", ["council_id", "standing"]);
        migration.CreateIndex("ix_council_business_meeting_id", "council_business", "meeting_id");
        migration.CreateIndex("ix_council_business_subject_kind_about", "council_business", ["subject_kind", "about"], unique: true, filter: "standing in ('Waiting', 'OnAgenda', 'Voting')");
        migration.CreateIndex("ix_council_check_in_meeting_id_membership_id", "council_check_in", ["meeting_id", "membership_id"], unique: true);
        migration.CreateIndex("ix_council_council_community_code", "council_council", "community_code", unique: true);
        migration.CreateIndex("ix_council_council_community_id", "council_council", "community_id", unique: true);
        migration.CreateIndex("ix_council_council_scope_path", "council_council", "scope_path");
        migration.CreateIndex("ix_council_item_meeting_id_place", "council_item", ["meeting_id", "place"]);
        migration.CreateIndex("ix_council_meeting_council_id_starts_at", "council_meeting", ["council_id", "starts_at"]);
        migration.CreateIndex("ix_council_membership_council_id_to", "council_membership", ["council_id", "to"]);
        migration.CreateIndex("ix_council_membership_person_id", "council_membership", "person_id", unique: true, filter: "ended_on is null");
        migration.CreateIndex("ix_council_membership_person_id_from", "council_membership", ["person_id", "from"]);
        migration.CreateIndex("ix_council_minutes_meeting_id", "council_minutes", "meeting_id", unique: true);
        migration.CreateIndex("ix_council_motion_meeting_id_number", "council_motion", ["meeting_id", "number"], unique: true);
        migration.CreateIndex("ix_council_paper_item_id", "council_paper", "item_id");
        migration.CreateIndex("ix_council_paper_meeting_id", "council_paper", "meeting_id");
        migration.CreateIndex("ix_council_proxy_meeting_id_holder_id", "council_proxy", ["meeting_id", "holder_id"]);
        migration.CreateIndex("ix_council_proxy_meeting_id_principal_id", "council_proxy", ["meeting_id", "principal_id"], unique: true, filter: "revoked_at is null");
        migration.CreateIndex("ix_council_rules_council_id_number", "council_rules", ["council_id", "number"], unique: true);
        migration.CreateIndex("ix_council_rules_council_id_standing", "council_rules", ["council_id", "standing"], unique: true, filter: "standing in ('Proposed', 'InForce')");
        migration.CreateIndex("ix_council_signature_minutes_id_account_id_text_hash", "council_signature", ["minutes_id", "account_id", "text_hash"], unique: true);
        migration.CreateIndex("ix_council_speaker_item_id_membership_id", "council_speaker", ["item_id", "membership_id"], unique: true, filter: "ended_at is null");
        migration.CreateIndex("ix_council_speaker_meeting_id", "council_speaker", "meeting_id", unique: true, filter: "started_at is not null and ended_at is null");
        migration.CreateIndex("ix_council_speaker_meeting_id_joined_at", "council_speaker", ["meeting_id", "joined_at"]);
    }
}
