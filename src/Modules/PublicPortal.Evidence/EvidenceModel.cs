using Microsoft.EntityFrameworkCore;
using PublicPortal.Evidence.Codes;
using PublicPortal.Evidence.Processes;

namespace PublicPortal.Evidence;

internal static class EvidenceModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ProcessRecord>(e =>
        {
            e.ToTable("evidence_process");
            e.Property(p => p.Type).HasMaxLength(100);
            e.Property(p => p.Reason).HasMaxLength(500);
            e.HasIndex(p => new { p.AccountId, p.StartedAt });
        });
        model.Entity<EventRecord>(e =>
        {
            e.ToTable("evidence_event");
            e.Property(r => r.Name).HasMaxLength(100);
            e.Property(r => r.Payload).HasMaxLength(4000);
            e.HasOne<ProcessRecord>().WithMany().HasForeignKey(r => r.ProcessId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.SubjectId, r.At });
            e.HasIndex(r => r.At);
        });
        model.Entity<VerificationCode>(e =>
        {
            e.ToTable("evidence_code");
            e.Property(c => c.Code).HasMaxLength(VerificationCodes.Length);
            e.Property(c => c.Kind).HasMaxLength(60);
            e.HasIndex(c => c.Code).IsUnique();
            e.HasIndex(c => new { c.Kind, c.SubjectId }).IsUnique();
        });
    }
}
