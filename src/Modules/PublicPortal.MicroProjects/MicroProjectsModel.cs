using Microsoft.EntityFrameworkCore;
using PublicPortal.MicroProjects.Comments;
using PublicPortal.MicroProjects.Consultation;
using PublicPortal.MicroProjects.Endorsements;
using PublicPortal.MicroProjects.Moderation;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects;

internal static class MicroProjectsModel
{
    public const int ScopeLength = 240, NameLength = 100;

    /// <summary>One round of a community is under way at a time; one endorsement, one follow, one objection of a person.</summary>
    public const string OneOpenRound = "ix_microprojects_round_community_id", OneEndorsement = "ix_microprojects_endorsement_proposal_id_person_id",
        OneFollow = "ix_microprojects_follow_proposal_id_follower_account_id", OneDraft = "ix_microprojects_draft_owner_account_id_round_id";

    public static void Configure(ModelBuilder model)
    {
        Rounds(model);
        Proposals(model);
        Voices(model);
        Consultation(model);
        Projects.ProjectsModel.Configure(model);
    }

    private static void Rounds(ModelBuilder model)
    {
        model.Entity<Round>(e =>
        {
            e.ToTable("microprojects_round");
            e.Property(r => r.CommunityCode).HasMaxLength(40);
            e.Property(r => r.CommunityName).HasMaxLength(NameLength);
            e.Property(r => r.ScopePath).HasMaxLength(ScopeLength);
            e.Property(r => r.Title).HasMaxLength(Round.TitleLength);
            e.Property(r => r.Notes).HasMaxLength(Round.NotesLength);
            e.Property(r => r.RulesCode).HasMaxLength(40);
            e.Property(r => r.RulesText).HasMaxLength(Round.RulesLength);
            e.Property(r => r.EndReason).HasMaxLength(300);
            e.HasIndex(r => r.CommunityId).IsUnique().HasFilter("standing = 'Open'");
            e.HasIndex(r => new { r.ScopePath, r.Standing });
        });
        model.Entity<RoundExtension>(e =>
        {
            e.ToTable("microprojects_round_extension");
            e.Property(x => x.Reason).HasMaxLength(300);
            e.HasOne<Round>().WithMany().HasForeignKey(x => x.RoundId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Proposals(ModelBuilder model)
    {
        model.Entity<Proposal>(e =>
        {
            e.ToTable("microprojects_proposal");
            e.Property(p => p.Number).HasMaxLength(Proposal.NumberLength);
            e.Property(p => p.ScopePath).HasMaxLength(ScopeLength);
            e.Property(p => p.PersonName).HasMaxLength(NameLength);
            e.Property(p => p.Title).HasMaxLength(Proposal.TitleLength);
            e.Property(p => p.Need).HasMaxLength(Proposal.NeedLength);
            e.Property(p => p.Field).HasMaxLength(40);
            e.Property(p => p.Place).HasMaxLength(Proposal.PlaceLength);
            e.Property(p => p.EndReason).HasMaxLength(300);
            e.HasIndex(p => p.Number).IsUnique();
            e.HasIndex(p => new { p.RoundId, p.Standing });
            e.HasIndex(p => new { p.ScopePath, p.Standing });
            e.HasIndex(p => p.PersonId);
            e.HasIndex(p => p.OwnerAccountId);
            e.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ProposalVersion>(e =>
        {
            e.ToTable("microprojects_proposal_version");
            e.Property(v => v.Title).HasMaxLength(Proposal.TitleLength);
            e.Property(v => v.Need).HasMaxLength(Proposal.NeedLength);
            e.Property(v => v.Field).HasMaxLength(40);
            e.Property(v => v.Place).HasMaxLength(Proposal.PlaceLength);
            e.HasIndex(v => new { v.ProposalId, v.Number }).IsUnique();
            e.HasOne<Proposal>().WithMany().HasForeignKey(v => v.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ProposalPhoto>(e =>
        {
            e.ToTable("microprojects_photo");
            e.Property(p => p.Reason).HasMaxLength(200);
            e.HasIndex(p => p.ProposalId);
            e.HasIndex(p => p.Standing);
        });
        model.Entity<ProposalDraft>(e =>
        {
            e.ToTable("microprojects_draft");
            e.HasIndex(d => new { d.OwnerAccountId, d.RoundId }).IsUnique();
            e.HasIndex(d => d.ChangedAt);
            e.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<MergeOffer>(e =>
        {
            e.ToTable("microprojects_merge_offer");
            e.Property(m => m.Note).HasMaxLength(MergeOffer.NoteLength);
            e.HasIndex(m => m.FromId).IsUnique().HasFilter("standing = 'Asked'");
            e.HasIndex(m => m.IntoId);
            e.HasOne<Proposal>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Proposal>().WithMany().HasForeignKey(m => m.IntoId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Voices(ModelBuilder model)
    {
        model.Entity<Endorsement>(e =>
        {
            e.ToTable("microprojects_endorsement");
            e.HasIndex(x => new { x.ProposalId, x.PersonId }).IsUnique();
            e.HasIndex(x => x.PersonId);
            e.HasOne<Proposal>().WithMany().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Follow>(e =>
        {
            e.ToTable("microprojects_follow");
            e.HasIndex(x => new { x.ProposalId, x.FollowerAccountId }).IsUnique();
            e.HasIndex(x => x.FollowerAccountId);
            e.HasOne<Proposal>().WithMany().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Comment>(e =>
        {
            e.ToTable("microprojects_comment");
            e.Property(c => c.AuthorName).HasMaxLength(NameLength);
            e.Property(c => c.Text).HasMaxLength(Comment.TextLength);
            e.Property(c => c.Reason).HasMaxLength(Comment.ReasonLength);
            e.Property(c => c.Appeal).HasMaxLength(Comment.TextLength);
            e.Property(c => c.AppealAnswer).HasMaxLength(Comment.TextLength);
            e.HasIndex(c => new { c.ProposalId, c.At });
            e.HasIndex(c => c.AuthorAccountId);
            e.HasIndex(c => c.Standing);
            e.HasOne<Proposal>().WithMany().HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ContentReport>(e =>
        {
            e.ToTable("microprojects_content_report");
            e.Property(r => r.Note).HasMaxLength(ContentReport.NoteLength);
            e.HasIndex(r => new { r.ThingId, r.ReporterAccountId }).IsUnique();
            e.HasIndex(r => r.At).HasFilter("settled_at is null");
            e.HasOne<Proposal>().WithMany().HasForeignKey(r => r.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Consultation(ModelBuilder model)
    {
        model.Entity<EligibilityCheck>(e =>
        {
            e.ToTable("microprojects_check");
            e.Property(c => c.Rule).HasMaxLength(EligibilityCheck.RuleLength);
            e.Property(c => c.Note).HasMaxLength(EligibilityCheck.NoteLength);
            e.HasIndex(c => new { c.ProposalId, c.Rule }).IsUnique();
            e.HasOne<Proposal>().WithMany().HasForeignKey(c => c.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<InterestDeclaration>(e =>
        {
            e.ToTable("microprojects_interest");
            e.Property(i => i.What).HasMaxLength(InterestDeclaration.WhatLength);
            e.HasIndex(i => new { i.ProposalId, i.OfficialAccountId }).IsUnique();
            e.HasOne<Proposal>().WithMany().HasForeignKey(i => i.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Opinion>(e =>
        {
            e.ToTable("microprojects_opinion");
            foreach (var name in new[] { nameof(Opinion.Task), nameof(Opinion.Result) }) e.Property(name).HasMaxLength(40);
            e.Property(o => o.Text).HasMaxLength(Opinion.TextLength);
            e.HasIndex(o => o.ProposalId);
            e.HasOne<Proposal>().WithMany().HasForeignKey(o => o.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<CostEstimate>(e =>
        {
            e.ToTable("microprojects_estimate");
            e.Property(x => x.Source).HasMaxLength(CostEstimate.SourceLength);
            e.Property(x => x.Note).HasMaxLength(CostEstimate.NoteLength);
            e.Property(x => x.Feasibility).HasMaxLength(CostEstimate.NoteLength);
            e.HasIndex(x => x.ProposalId).IsUnique();
            e.HasOne<Proposal>().WithMany().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<EstimateLine>(e =>
        {
            e.ToTable("microprojects_estimate_line");
            e.Property(l => l.What).HasMaxLength(EstimateLine.WhatLength);
            e.HasIndex(l => new { l.ProposalId, l.Position }).IsUnique();
            e.HasOne<Proposal>().WithMany().HasForeignKey(l => l.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Answer>(e =>
        {
            e.ToTable("microprojects_answer");
            e.Property(a => a.Reason).HasMaxLength(Answer.ReasonLength);
            e.HasIndex(a => new { a.ProposalId, a.At });
            e.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<AnswerObjection>(e =>
        {
            e.ToTable("microprojects_answer_objection");
            e.Property(o => o.PersonName).HasMaxLength(NameLength);
            e.Property(o => o.Text).HasMaxLength(AnswerObjection.TextLength);
            e.Property(o => o.Reply).HasMaxLength(AnswerObjection.TextLength);
            e.HasIndex(o => new { o.AnswerId, o.PersonId }).IsUnique();
            e.HasIndex(o => o.ProposalId);
            e.HasOne<Answer>().WithMany().HasForeignKey(o => o.AnswerId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
