using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Voting;

internal static class VotingMigrations
{
    public static readonly ModuleMigrations All = new("Voting", Create, Upgrade2);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("voting_poll", t => new
        {
            id = t.Column<Guid>(),
            subject_kind = t.Column<string>(maxLength: 60),
            subject_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 240),
            subject_path = t.Column<string>(maxLength: 400),
            question_zh = t.Column<string>(maxLength: 600),
            question_en = t.Column<string>(maxLength: 600),
            manifest = t.Column<string>(maxLength: 1000000),
            manifest_hash = t.Column<string>(maxLength: 64),
            papers = t.Column<string>(maxLength: 40000),
            is_secret = t.Column<bool>(),
            is_budget = t.Column<bool>(),
            shows_running_tally = t.Column<bool>(),
            members = t.Column<int>(),
            announced_at = t.Column<long>(),
            opens_at = t.Column<long>(),
            closes_at = t.Column<long>(),
            standing = t.Column<string>(maxLength: 40),
            is_accepting = t.Column<bool>(),
            fenced_at = t.Column<long>(nullable: true),
            ended_at = t.Column<long>(nullable: true),
            end_reason = t.Column<string>(maxLength: 500, nullable: true),
            outcome = t.Column<string>(maxLength: 40, nullable: true),
            result = t.Column<string>(maxLength: 1000000, nullable: true),
            yes = t.Column<long>(nullable: true),
            no = t.Column<long>(nullable: true),
            abstain = t.Column<long>(nullable: true),
            took_part = t.Column<int>(nullable: true),
            present = t.Column<int>(nullable: true),
            opened_key = t.Column<string>(maxLength: 64, nullable: true),
            record_bytes = t.Column<long>(nullable: true),
            news = t.Column<string>(maxLength: 40, nullable: true),
            told_up_to = t.Column<string>(maxLength: 16, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_voting_poll", x => x.id));
        migration.CreateTable("voting_voter", t => new
        {
            poll_id = t.Column<Guid>(),
            member = t.Column<string>(maxLength: 16),
            person_id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("pk_voting_voter", x => new { x.poll_id, x.member }));
        migration.CreateTable("voting_mark", t => new
        {
            poll_id = t.Column<Guid>(),
            member = t.Column<string>(maxLength: 16),
            by = t.Column<string>(maxLength: 32),
        }, constraints: t => t.PrimaryKey("pk_voting_mark", x => new { x.poll_id, x.member })).WithoutRowId();
        CreateBallots(migration);
        CreateKeys(migration);
        migration.CreateIndex("ix_voting_poll_closes_at", "voting_poll", "closes_at");
        migration.CreateIndex("ix_voting_poll_opens_at", "voting_poll", "opens_at", filter: "standing in ('Announced', 'Open', 'Closing')");
        migration.CreateIndex("ix_voting_poll_subject_kind_subject_id_announced_at", "voting_poll", ["subject_kind", "subject_id", "announced_at"]);
        migration.CreateIndex("ix_voting_voter_person_id", "voting_voter", "person_id");
        migration.CreateIndex("ix_voting_voter_poll_id_person_id", "voting_voter", ["poll_id", "person_id"], unique: true);
    }

    /// <summary>What pages say of the published record, kept when it is written.</summary>
    private static void Upgrade2(MigrationBuilder migration)
    {
        migration.AddColumn<string>("record_hash", "voting_poll", maxLength: 64, nullable: true);
        migration.AddColumn<string>("board_root", "voting_poll", maxLength: 64, nullable: true);
    }

    private static void CreateBallots(MigrationBuilder migration)
    {
        migration.CreateTable("voting_open_ballot", t => new
        {
            poll_id = t.Column<Guid>(),
            member = t.Column<string>(maxLength: 16),
            choice = t.Column<string>(maxLength: 8000),
            cast_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_voting_open_ballot", x => new { x.poll_id, x.member })).WithoutRowId();
        migration.CreateTable("voting_past_ballot", t => new
        {
            id = t.Column<Guid>(),
            poll_id = t.Column<Guid>(),
            member = t.Column<string>(maxLength: 16),
            choice = t.Column<string>(maxLength: 8000),
            cast_at = t.Column<long>(),
            replaced_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_voting_past_ballot", x => x.id));
        migration.CreateTable("voting_secret_ballot", t => new
        {
            poll_id = t.Column<Guid>(),
            id = t.Column<Guid>(),
            commitment = t.Column<string>(maxLength: 64),
            @sealed = t.Column<string>(maxLength: 40000),
        }, constraints: t => t.PrimaryKey("pk_voting_secret_ballot", x => new { x.poll_id, x.id })).WithoutRowId();
        migration.CreateTable("voting_board_ballot", t => new
        {
            poll_id = t.Column<Guid>(),
            commitment = t.Column<string>(maxLength: 64),
            @sealed = t.Column<string>(maxLength: 40000),
            opening = t.Column<string>(maxLength: 16000, nullable: true),
        }, constraints: t => t.PrimaryKey("pk_voting_board_ballot", x => new { x.poll_id, x.commitment })).WithoutRowId();
        migration.CreateTable("voting_sheet", t => new
        {
            id = t.Column<Guid>(),
            poll_id = t.Column<Guid>(),
            number = t.Column<int>(),
            kind = t.Column<string>(maxLength: 40),
            opened_at = t.Column<long>(),
            first_clerk_id = t.Column<Guid>(nullable: true),
            first_clerk = t.Column<string>(maxLength: 200, nullable: true),
            second_clerk_id = t.Column<Guid>(nullable: true),
            second_clerk = t.Column<string>(maxLength: 200, nullable: true),
            ballots = t.Column<string>(maxLength: 1000000, nullable: true),
            scan_file_id = t.Column<Guid>(nullable: true),
            scan_sha256 = t.Column<string>(maxLength: 64, nullable: true),
            confirmed_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_voting_sheet", x => x.id));
        migration.CreateIndex("ix_voting_past_ballot_poll_id_member", "voting_past_ballot", ["poll_id", "member"]);
        migration.CreateIndex("ix_voting_secret_ballot_poll_id_commitment", "voting_secret_ballot", ["poll_id", "commitment"], unique: true);
        migration.CreateIndex("ix_voting_sheet_poll_id_number", "voting_sheet", ["poll_id", "number"], unique: true);
    }

    private static void CreateKeys(MigrationBuilder migration)
    {
        migration.CreateTable("voting_key_share", t => new
        {
            id = t.Column<Guid>(),
            poll_id = t.Column<Guid>(),
            place = t.Column<int>(),
            keeper_id = t.Column<Guid>(nullable: true),
            keeper_name = t.Column<string>(maxLength: 200, nullable: true),
            share_hash = t.Column<string>(maxLength: 64),
            waiting = t.Column<byte[]>(nullable: true),
            kept_at = t.Column<long>(nullable: true),
            released = t.Column<byte[]>(nullable: true),
            released_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_voting_key_share", x => x.id));
        migration.CreateTable("voting_site_key", t => new
        {
            id = t.Column<Guid>(),
            number = t.Column<int>(),
            public_key = t.Column<string>(maxLength: 130),
            private_key = t.Column<byte[]>(),
            made_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_voting_site_key", x => x.id));
        migration.CreateTable("voting_record_part", t => new
        {
            poll_id = t.Column<Guid>(),
            number = t.Column<int>(),
            text = t.Column<string>(maxLength: 262144),
        }, constraints: t => t.PrimaryKey("pk_voting_record_part", x => new { x.poll_id, x.number }));
        migration.CreateIndex("ix_voting_key_share_poll_id_keeper_id", "voting_key_share", ["poll_id", "keeper_id"], unique: true, filter: "keeper_id is not null");
        migration.CreateIndex("ix_voting_key_share_poll_id_place", "voting_key_share", ["poll_id", "place"], unique: true);
        migration.CreateIndex("ix_voting_site_key_number", "voting_site_key", "number", unique: true);
    }
}
