using Microsoft.EntityFrameworkCore;
using PublicPortal.Data.GroupCommit;
using PublicPortal.Data.Migrations;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting;

internal static class VotingModel
{
    public const int LongestManifest = 1_000_000, LongestChoice = 8000, LongestSealed = 40_000, LongestOpening = 16_000, LongestPapers = 40_000;

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Poll>(e =>
        {
            e.ToTable("voting_poll");
            e.Property(p => p.SubjectKind).HasMaxLength(60);
            e.Property(p => p.ScopePath).HasMaxLength(240);
            e.Property(p => p.SubjectPath).HasMaxLength(400);
            e.Property(p => p.QuestionZh).HasMaxLength(600);
            e.Property(p => p.QuestionEn).HasMaxLength(600);
            e.Property(p => p.Manifest).HasMaxLength(LongestManifest);
            e.Property(p => p.ManifestHash).HasMaxLength(64);
            e.Property(p => p.Papers).HasMaxLength(LongestPapers);
            e.Property(p => p.EndReason).HasMaxLength(500);
            e.Property(p => p.Result).HasMaxLength(LongestManifest);
            e.Property(p => p.OpenedKey).HasMaxLength(64);
            e.Property(p => p.ToldUpTo).HasMaxLength(16);
            e.Property(p => p.RecordHash).HasMaxLength(64);
            e.Property(p => p.BoardRoot).HasMaxLength(64);
            e.HasIndex(p => new { p.SubjectKind, p.SubjectId, p.AnnouncedAt });
            e.HasIndex(p => p.ClosesAt);
            e.HasIndex(p => p.OpensAt).HasFilter("standing in ('Announced', 'Open', 'Closing')");
        });
        model.Entity<PollVoter>(e =>
        {
            e.ToTable("voting_voter");
            e.HasKey(v => new { v.PollId, v.Member });
            e.Property(v => v.Member).HasMaxLength(16);
            e.HasIndex(v => new { v.PollId, v.PersonId }).IsUnique();
            e.HasIndex(v => v.PersonId);
        });
        model.Entity<PollMark>(e =>
        {
            e.ToTable("voting_mark").HasNoRowId();
            e.HasKey(m => new { m.PollId, m.Member });
            e.Property(m => m.Member).HasMaxLength(16);
            e.Property(m => m.By).HasMaxLength(32);
        });
        ConfigureBallots(model);
        ConfigureKeys(model);
    }

    private static void ConfigureBallots(ModelBuilder model)
    {
        model.Entity<OpenBallot>(e =>
        {
            e.ToTable("voting_open_ballot").HasNoRowId();
            e.HasKey(b => new { b.PollId, b.Member });
            e.Property(b => b.Member).HasMaxLength(16);
            e.Property(b => b.Choice).HasMaxLength(LongestChoice);
            e.Property(b => b.CastAt).IsConcurrencyToken();
        });
        model.Entity<PastBallot>(e =>
        {
            e.ToTable("voting_past_ballot");
            e.Property(b => b.Member).HasMaxLength(16);
            e.Property(b => b.Choice).HasMaxLength(LongestChoice);
            e.HasIndex(b => new { b.PollId, b.Member });
        });
        model.Entity<SecretBallot>(e =>
        {
            e.ToTable("voting_secret_ballot").HasNoRowId();
            e.HasKey(b => new { b.PollId, b.Id });
            e.Property(b => b.Id).ValueGeneratedNever();
            e.Property(b => b.Commitment).HasMaxLength(64);
            e.Property(b => b.Sealed).HasMaxLength(LongestSealed);
            e.HasIndex(b => new { b.PollId, b.Commitment }).IsUnique();
            e.MixesWithin(b => b.PollId);
        });
        model.Entity<BoardBallot>(e =>
        {
            e.ToTable("voting_board_ballot").HasNoRowId();
            e.HasKey(b => new { b.PollId, b.Commitment });
            e.Property(b => b.Commitment).HasMaxLength(64);
            e.Property(b => b.Sealed).HasMaxLength(LongestSealed);
            e.Property(b => b.Opening).HasMaxLength(LongestOpening);
        });
        model.Entity<PaperSheet>(e =>
        {
            e.ToTable("voting_sheet");
            e.Ignore(s => s.PublicId);
            e.Property(s => s.Ballots).HasMaxLength(LongestManifest);
            e.Property(s => s.ScanSha256).HasMaxLength(64);
            e.HasIndex(s => new { s.PollId, s.Number }).IsUnique();
        });
    }

    private static void ConfigureKeys(ModelBuilder model)
    {
        model.Entity<KeyShare>(e =>
        {
            e.ToTable("voting_key_share");
            e.Property(s => s.ShareHash).HasMaxLength(64);
            e.HasIndex(s => new { s.PollId, s.Place }).IsUnique();
            // One official never keeps both.
            e.HasIndex(s => new { s.PollId, s.KeeperId }).IsUnique().HasFilter("keeper_id is not null");
        });
        model.Entity<SiteKeyRow>(e =>
        {
            e.ToTable("voting_site_key");
            e.Property(k => k.PublicKey).HasMaxLength(130);
            e.HasIndex(k => k.Number).IsUnique();
        });
        model.Entity<RecordPart>(e =>
        {
            e.ToTable("voting_record_part");
            e.HasKey(p => new { p.PollId, p.Number });
            e.Property(p => p.Number).ValueGeneratedNever();
            e.Property(p => p.Text).HasMaxLength(RecordPart.Length);
        });
    }
}
