using Microsoft.EntityFrameworkCore;
using PublicPortal.Workflows.Cases;
using PublicPortal.Workflows.Definitions;
using PublicPortal.Workflows.Publishing;

namespace PublicPortal.Workflows;

internal static class WorkflowsModel
{
    public const string Open = "standing = 'Open'";

    public static void Configure(ModelBuilder model)
    {
        Publishing(model);
        Cases(model);
        model.Entity<CaseTask>(Tasks);
        model.Entity<DepartmentMember>(e =>
        {
            e.ToTable("workflows_department_member");
            e.HasKey(m => new { m.Department, m.AccountId });
            e.Property(m => m.Department).HasMaxLength(40);
            e.HasIndex(m => m.AccountId);
        });
        model.Entity<Absence>(e =>
        {
            e.ToTable("workflows_absence");
            e.HasIndex(a => a.AccountId).HasFilter("ended_at is null");
            e.HasIndex(a => a.StandInAccountId).HasFilter("ended_at is null");
        });
    }

    private static void Publishing(ModelBuilder model)
    {
        model.Entity<WorkflowVersion>(e =>
        {
            e.ToTable("workflows_version");
            e.Property(v => v.Code).HasMaxLength(64);
            e.Property(v => v.Hash).HasMaxLength(64);
            e.Property(v => v.Json).HasMaxLength(DefinitionReader.Longest);
            e.HasIndex(v => new { v.Code, v.Number }).IsUnique();
        });
        model.Entity<WorkflowDraft>(e =>
        {
            e.ToTable("workflows_draft");
            e.HasKey(d => d.Code);
            e.Property(d => d.Code).HasMaxLength(64);
            e.Property(d => d.Json).HasMaxLength(DefinitionReader.Longest);
        });
    }

    private static void Cases(ModelBuilder model)
    {
        model.Entity<WorkflowCase>(e =>
        {
            e.ToTable("workflows_case");
            e.Ignore(c => c.Title);
            e.Property(c => c.Code).HasMaxLength(64);
            e.Property(c => c.Hash).HasMaxLength(64);
            e.Property(c => c.Kind).HasMaxLength(100);
            e.Property(c => c.ScopePath).HasMaxLength(240);
            e.Property(c => c.Path).HasMaxLength(400);
            e.Property(c => c.Stage).HasMaxLength(40);
            e.Property(c => c.Outcome).HasMaxLength(40);
            e.Property(c => c.Facts).HasMaxLength(WorkflowCase.LongestFacts);
            e.HasIndex(c => new { c.SubjectId, c.Code });
            e.HasIndex(c => new { c.Code, c.StartedAt });
            e.HasIndex(c => c.EndedAt);
            e.HasIndex(c => c.NotifyAccountId).HasFilter("notify_account_id is not null");
        });
        model.Entity<CaseDefinition>(e =>
        {
            e.ToTable("workflows_case_definition");
            e.HasKey(d => d.CaseId);
            e.Property(d => d.CaseId).ValueGeneratedNever();
            e.Property(d => d.Json).HasMaxLength(DefinitionReader.Longest);
        });
        model.Entity<CaseStage>(e =>
        {
            e.ToTable("workflows_stage");
            e.Property(s => s.Stage).HasMaxLength(40);
            e.HasIndex(s => new { s.CaseId, s.Stage }).IsUnique();   // a stage opens once
        });
        model.Entity<ClockEntry>(e =>
        {
            e.ToTable("workflows_clock");
            e.Property(c => c.Reason).HasMaxLength(400);
            e.HasIndex(c => new { c.CaseId, c.Number }).IsUnique();
        });
        model.Entity<CaseTimer>(e =>
        {
            e.ToTable("workflows_timer");
            e.Property(t => t.Stage).HasMaxLength(40);
            e.HasIndex(t => t.FireAt).HasFilter("done_at is null");
            e.HasIndex(t => t.CaseId).HasFilter("done_at is null");
        });
    }

    /// <summary>One index for each way into the inbox, in the order of its rows: the first page costs the same however many there are.</summary>
    private static void Tasks(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<CaseTask> e)
    {
        e.ToTable("workflows_task");
        e.Ignore(t => t.Label);
        e.Ignore(t => t.IsOpen);
        e.Property(t => t.Code).HasMaxLength(64);
        e.Property(t => t.Stage).HasMaxLength(40);
        e.Property(t => t.Task).HasMaxLength(40);
        e.Property(t => t.Queue).HasMaxLength(101);
        e.Property(t => t.EscalatedQueue).HasMaxLength(101);
        e.Property(t => t.ScopePath).HasMaxLength(240);
        e.Property(t => t.Within1).HasMaxLength(240);
        e.Property(t => t.Within2).HasMaxLength(240);
        e.Property(t => t.Within3).HasMaxLength(240);
        e.Property(t => t.Within4).HasMaxLength(240);
        e.Property(t => t.Result).HasMaxLength(40);
        e.Property(t => t.Note).HasMaxLength(CaseTask.LongestNote);
        e.HasIndex(t => new { t.CaseId, t.Task }).IsUnique();
        e.HasIndex(t => new { t.AssigneeAccountId, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.Queue, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.Queue, t.Within1, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.Queue, t.Within2, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.Queue, t.Within3, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.Queue, t.Within4, t.DueAt, t.Id }).HasFilter(Open);
        e.HasIndex(t => new { t.EscalatedQueue, t.DueAt, t.Id }).HasFilter(Open + " and escalated_queue is not null");
        e.HasIndex(t => new { t.DoneBy, t.DoneAt });
    }
}
