using Microsoft.EntityFrameworkCore;
using PublicPortal.Residence.Batches;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Premises;

namespace PublicPortal.Residence;

/// <summary>The part of the model that belongs to declaring for others.</summary>
internal static class DeclarersModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ResidenceDeclaration>(e =>
        {
            e.Property(d => d.TypedName).HasMaxLength(200);
            e.Property(d => d.TypedNumber).HasMaxLength(40);
            e.Property(d => d.Objection).HasMaxLength(300);
            e.HasIndex(d => d.PersonId);
            e.HasIndex(d => d.DeclaredByAccountId).HasFilter("declared_by_account_id is not null");
            e.HasIndex(d => new { d.OrganisationId, d.State }).HasFilter("organisation_id is not null");
            e.HasIndex(d => d.StillNextAt).HasFilter("still_next_at is not null");
        });
        model.Entity<Batch>(e =>
        {
            e.ToTable("residence_batch");
            e.Property(b => b.FileName).HasMaxLength(100);
            e.Property(b => b.Encoding).HasMaxLength(40);
            e.Property(b => b.DefectZh).HasMaxLength(300);
            e.Property(b => b.DefectEn).HasMaxLength(300);
            e.HasIndex(b => new { b.OrganisationId, b.CreatedAt });
            e.HasIndex(b => b.CreatedAt);
        });
        model.Entity<BatchRow>(e =>
        {
            e.ToTable("residence_batch_row");
            e.Property(r => r.DwellingCode).HasMaxLength(25);
            e.Property(r => r.Column).HasMaxLength(60);
            e.Property(r => r.ReasonZh).HasMaxLength(300);
            e.Property(r => r.ReasonEn).HasMaxLength(300);
            e.HasIndex(r => new { r.BatchId, r.State, r.Line });
        });
        model.Entity<OrganisationDwelling>(e =>
        {
            e.ToTable("residence_premises");
            e.Property(p => p.ScopePath).HasMaxLength(120);
            e.Property(p => p.Evidence).HasMaxLength(300);
            e.HasIndex(p => new { p.OrganisationId, p.DwellingId }).IsUnique().HasFilter("state in ('Asked', 'Confirmed')");
            e.HasIndex(p => new { p.State, p.ScopePath });
        });
    }
}
