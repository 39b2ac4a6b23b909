using Microsoft.EntityFrameworkCore;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Tables from the resolution to the evaluation. Limits are unique indexes first.</summary>
internal static class ProjectsModel
{
    public const string ObjectionIndex = "ix_microprojects_objection_project_id_notice_number_person_id", EvaluationIndex = "ix_microprojects_evaluation_project_id_person_id";
    public const string EntryNumberIndex = "ix_microprojects_spending_project_id_number", EntryCorrectsIndex = "ix_microprojects_spending_corrects_id";
    public const string SupervisorIndex = "ix_microprojects_supervisor_project_id_person_id", OpenChangeIndex = "ix_microprojects_change_project_id", OpenInspectionIndex = "ix_microprojects_inspection_project_id";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<Project>(e =>
        {
            e.ToTable("microprojects_project");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.ScopePath).HasMaxLength(240);
            e.Property(p => p.Number).HasMaxLength(Project.NumberLength);
            e.Property(p => p.Title).HasMaxLength(Project.TitleLength);
            e.Property(p => p.EndReason).HasMaxLength(Project.ReasonLength);
            e.Property(p => p.PreparedReason).HasMaxLength(Project.ReasonLength);
            e.Property(p => p.ConfirmReason).HasMaxLength(Project.ReasonLength);
            e.HasIndex(p => new { p.ScopePath, p.Standing });
            e.HasIndex(p => new { p.CommunityId, p.Year });
            e.HasIndex(p => p.DueOn).HasFilter("due_on is not null");
        });
        model.Entity<ProjectMoment>(e =>
        {
            e.ToTable("microprojects_moment");
            e.Property(m => m.Kind).HasMaxLength(40);
            e.Property(m => m.WordsZh).HasMaxLength(ProjectMoment.WordsLength);
            e.Property(m => m.WordsEn).HasMaxLength(ProjectMoment.WordsLength);
            e.Property(m => m.Note).HasMaxLength(ProjectMoment.NoteLength);
            e.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId);
            e.HasIndex(m => new { m.ProjectId, m.At });
        });
        model.Entity<Objection>(e =>
        {
            e.ToTable("microprojects_objection");
            e.Property(o => o.Text).HasMaxLength(Objection.TextLength);
            e.Property(o => o.Answer).HasMaxLength(Objection.TextLength);
            e.Property(o => o.PersonName).HasMaxLength(40);
            e.HasOne<Project>().WithMany().HasForeignKey(o => o.ProjectId);
            e.HasIndex(o => new { o.ProjectId, o.NoticeNumber, o.PersonId }).IsUnique();
            e.HasIndex(o => o.PersonId);
        });
        model.Entity<ProjectContract>(e =>
        {
            e.ToTable("microprojects_contract");
            e.Property(c => c.Supplier).HasMaxLength(ProjectContract.NameLength);
            e.Property(c => c.QuotesReason).HasMaxLength(ProjectContract.ReasonLength);
            e.Property(c => c.ReplaceReason).HasMaxLength(ProjectContract.ReasonLength);
            e.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
            e.HasMany(c => c.Quotes).WithOne().HasForeignKey(q => q.ContractId);
            e.HasIndex(c => c.ProjectId).IsUnique().HasFilter("replaced_at is null");
        });
        model.Entity<Quote>(e =>
        {
            e.ToTable("microprojects_quote");
            e.Property(q => q.Supplier).HasMaxLength(ProjectContract.NameLength);
            e.HasIndex(q => new { q.ContractId, q.Position }).IsUnique();
        });
        model.Entity<Milestone>(e =>
        {
            e.ToTable("microprojects_milestone");
            e.Property(m => m.Title).HasMaxLength(Milestone.TitleLength);
            e.Property(m => m.DelayReason).HasMaxLength(Milestone.ReasonLength);
            e.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId);
            e.HasIndex(m => m.ProjectId);
        });
        model.Entity<ProjectPaper>(e =>
        {
            e.ToTable("microprojects_paper");
            e.Property(p => p.Title).HasMaxLength(ProjectPaper.TitleLength);
            e.Property(p => p.RemoveReason).HasMaxLength(Project.ReasonLength);
            e.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId);
            e.HasIndex(p => p.ProjectId);
        });
        model.Entity<SpendingEntry>(e =>
        {
            e.ToTable("microprojects_spending");
            e.Property(s => s.Purpose).HasMaxLength(SpendingEntry.PurposeLength);
            e.Property(s => s.Note).HasMaxLength(SpendingEntry.NoteLength);
            e.Property(s => s.RefuseReason).HasMaxLength(SpendingEntry.NoteLength);
            e.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId);
            e.HasIndex(s => new { s.ProjectId, s.Number }).IsUnique();
            e.HasIndex(s => s.CorrectsId).IsUnique().HasFilter("corrects_id is not null and standing <> 'Refused'");
        });
        model.Entity<ProjectChange>(e =>
        {
            e.ToTable("microprojects_change");
            e.Property(c => c.Title).HasMaxLength(ProjectChange.TitleLength);
            e.Property(c => c.Text).HasMaxLength(ProjectChange.TextLength);
            e.Property(c => c.DecideReason).HasMaxLength(ProjectChange.TextLength);
            e.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId);
            e.HasIndex(c => new { c.ProjectId, c.Number }).IsUnique();
            e.HasIndex(c => c.ProjectId).IsUnique().HasFilter("decided_at is null");   // one waits at a time
        });
        model.Entity<Supervisor>(e =>
        {
            e.ToTable("microprojects_supervisor");
            e.Property(s => s.PersonName).HasMaxLength(40);
            e.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId);
            e.HasIndex(s => new { s.ProjectId, s.PersonId }).IsUnique().HasFilter("removed_at is null");
        });
        model.Entity<Inspection>(e =>
        {
            e.ToTable("microprojects_inspection");
            e.Property(i => i.Checked).HasMaxLength(Inspection.ListLength);
            e.Property(i => i.Note).HasMaxLength(Inspection.NoteLength);
            e.HasOne<Project>().WithMany().HasForeignKey(i => i.ProjectId);
            e.HasIndex(i => new { i.ProjectId, i.Number }).IsUnique();
            e.HasIndex(i => i.ProjectId).IsUnique().HasFilter("settled_at is null");
        });
        model.Entity<Defect>(e =>
        {
            e.ToTable("microprojects_defect");
            e.Property(d => d.Text).HasMaxLength(Defect.TextLength);
            e.Property(d => d.MendNote).HasMaxLength(Defect.TextLength);
            e.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId);
            e.HasIndex(d => d.ProjectId);
        });
        model.Entity<ProjectEvaluation>(e =>
        {
            e.ToTable("microprojects_evaluation");
            e.Property(v => v.Text).HasMaxLength(ProjectEvaluation.TextLength);
            e.Property(v => v.HideReason).HasMaxLength(ProjectEvaluation.ReasonLength);
            e.Property(v => v.Reply).HasMaxLength(ProjectEvaluation.ReplyLength);
            e.HasOne<Project>().WithMany().HasForeignKey(v => v.ProjectId);
            e.HasIndex(v => new { v.ProjectId, v.PersonId }).IsUnique();
            e.HasIndex(v => v.ReplyBy).HasFilter("reply_by is not null and replied_at is null");
        });
    }
}
