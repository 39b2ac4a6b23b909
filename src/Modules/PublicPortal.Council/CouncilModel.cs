using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Business;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Proxies;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;

namespace PublicPortal.Council;

internal static class CouncilModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<CommunityCouncil>(e =>
        {
            e.ToTable("council_council");
            e.Property(c => c.CommunityCode).HasMaxLength(40);
            e.Property(c => c.CommunityName).HasMaxLength(100);
            e.Property(c => c.ScopePath).HasMaxLength(240);
            e.Ignore(c => c.Title);
            e.HasIndex(c => c.CommunityId).IsUnique();
            e.HasIndex(c => c.CommunityCode).IsUnique();
            e.HasIndex(c => c.ScopePath);
        });
        model.Entity<Membership>(e =>
        {
            e.ToTable("council_membership");
            e.Property(m => m.SeatKind).HasMaxLength(40);
            e.Property(m => m.ChosenBy).HasMaxLength(Membership.ChosenLength);
            e.Property(m => m.PublicName).HasMaxLength(100);
            e.Property(m => m.EndReason).HasMaxLength(Membership.ReasonLength);
            // one running term a person, in whatever council
            e.HasIndex(m => m.PersonId).IsUnique().HasFilter("ended_on is null");
            e.HasIndex(m => new { m.CouncilId, m.To });
            e.HasIndex(m => new { m.PersonId, m.From });
            e.HasOne<CommunityCouncil>().WithMany().HasForeignKey(m => m.CouncilId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StandingRules>(e =>
        {
            e.ToTable("council_rules");
            e.Property(r => r.Preset).HasMaxLength(40);
            e.Property(r => r.Basis).HasMaxLength(StandingRules.BasisLength);
            e.Ignore(r => r.Quorum);
            e.Ignore(r => r.Motion);
            e.Ignore(r => r.Values);
            e.HasIndex(r => new { r.CouncilId, r.Number }).IsUnique();
            e.HasIndex(r => new { r.CouncilId, r.Standing }).IsUnique().HasFilter("standing in ('Proposed', 'InForce')");
            e.HasOne<CommunityCouncil>().WithMany().HasForeignKey(r => r.CouncilId).OnDelete(DeleteBehavior.Restrict);
        });
        ConfigureMeetings(model);
        ConfigureHall(model);
        ConfigureDecisions(model);
    }

    private static void ConfigureMeetings(ModelBuilder model)
    {
        model.Entity<Meeting>(e =>
        {
            e.ToTable("council_meeting");
            e.Property(m => m.Title).HasMaxLength(Meeting.TitleLength);
            e.Property(m => m.Place).HasMaxLength(Meeting.PlaceLength);
            e.Property(m => m.CancelReason).HasMaxLength(Meeting.ReasonLength);
            e.HasIndex(m => new { m.CouncilId, m.StartsAt });
            e.HasOne<CommunityCouncil>().WithMany().HasForeignKey(m => m.CouncilId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AgendaItem>(e =>
        {
            e.ToTable("council_item");
            e.Property(i => i.Title).HasMaxLength(AgendaItem.TitleLength);
            e.Property(i => i.Text).HasMaxLength(AgendaItem.TextLength);
            e.HasIndex(i => new { i.MeetingId, i.Place });
            e.HasOne<Meeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AgendaPaper>(e =>
        {
            e.ToTable("council_paper");
            e.Property(p => p.Title).HasMaxLength(AgendaPaper.TitleLength);
            e.Property(p => p.Sha256).HasMaxLength(64);
            e.HasIndex(p => p.MeetingId);
            e.HasIndex(p => p.ItemId);
            e.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void ConfigureHall(ModelBuilder model)
    {
        model.Entity<CheckIn>(e =>
        {
            e.ToTable("council_check_in");
            e.Property(c => c.StruckReason).HasMaxLength(CheckIn.ReasonLength);
            e.HasIndex(c => new { c.MeetingId, c.MembershipId }).IsUnique();
            e.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Proxy>(e =>
        {
            e.ToTable("council_proxy");
            e.HasIndex(p => new { p.MeetingId, p.PrincipalId }).IsUnique().HasFilter("revoked_at is null");
            e.HasIndex(p => new { p.MeetingId, p.HolderId });
            e.HasOne<Meeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SpeakerTurn>(e =>
        {
            e.ToTable("council_speaker");
            e.HasIndex(t => new { t.ItemId, t.MembershipId }).IsUnique().HasFilter("ended_at is null");
            e.HasIndex(t => t.MeetingId).IsUnique().HasFilter("started_at is not null and ended_at is null");
            e.HasIndex(t => new { t.MeetingId, t.JoinedAt });
            e.HasOne<Meeting>().WithMany().HasForeignKey(t => t.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void ConfigureDecisions(ModelBuilder model)
    {
        model.Entity<Motion>(e =>
        {
            e.ToTable("council_motion");
            e.Property(m => m.Text).HasMaxLength(Motion.TextLength);
            e.Property(m => m.TextEn).HasMaxLength(Motion.TextLength);
            e.Property(m => m.WithdrawnBecause).HasMaxLength(Motion.ReasonLength);
            e.Ignore(m => m.Words);
            e.HasIndex(m => new { m.MeetingId, m.Number }).IsUnique();
            e.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CouncilMatter>(e =>
        {
            e.ToTable("council_business");
            e.Property(b => b.SubjectKind).HasMaxLength(60);
            e.Property(b => b.TitleZh).HasMaxLength(CouncilMatter.TitleLength);
            e.Property(b => b.TitleEn).HasMaxLength(CouncilMatter.TitleLength);
            e.Property(b => b.TextZh).HasMaxLength(CouncilMatter.TextLength);
            e.Property(b => b.TextEn).HasMaxLength(CouncilMatter.TextLength);
            e.Property(b => b.Choice).HasMaxLength(100_000);
            e.Ignore(b => b.Title);
            e.Ignore(b => b.Budget);
            e.Ignore(b => b.Options);
            e.HasIndex(b => new { b.SubjectKind, b.About }).IsUnique().HasFilter("standing in ('Waiting', 'OnAgenda', 'Voting')");
            e.HasIndex(b => new { b.CouncilId, b.Standing });
            e.HasIndex(b => b.MeetingId);
            e.HasOne<CommunityCouncil>().WithMany().HasForeignKey(b => b.CouncilId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MeetingMinutes>(e =>
        {
            e.ToTable("council_minutes");
            e.Property(m => m.Text).HasMaxLength(MeetingMinutes.TextLength);
            e.HasIndex(m => m.MeetingId).IsUnique();
            e.HasOne<Meeting>().WithMany().HasForeignKey(m => m.MeetingId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MinutesSignature>(e =>
        {
            e.ToTable("council_signature");
            e.Property(s => s.Name).HasMaxLength(MinutesSignature.NameLength);
            e.Property(s => s.TextHash).HasMaxLength(64);
            e.HasIndex(s => new { s.MinutesId, s.AccountId, s.TextHash }).IsUnique();
            e.HasOne<MeetingMinutes>().WithMany().HasForeignKey(s => s.MinutesId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<MinutesAddendum>(e =>
        {
            e.ToTable("council_addendum");
            e.Property(a => a.Text).HasMaxLength(MinutesAddendum.TextLength);
            e.HasIndex(a => new { a.MinutesId, a.Number }).IsUnique();
            e.HasOne<MeetingMinutes>().WithMany().HasForeignKey(a => a.MinutesId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
