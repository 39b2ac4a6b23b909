using Microsoft.EntityFrameworkCore;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.History;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence;

internal static class ResidenceModel
{
    /// <summary>One person, one open declaration per dwelling: the double click and the second phone end here.</summary>
    public const string OneOpen = "ix_residence_declaration_person_id_dwelling_id";

    public static void Configure(ModelBuilder model)
    {
        DeclarersModel.Configure(model);
        Desk.DeskServices.Configure(model);
        Undeclared.UndeclaredTables.Configure(model);
        model.Entity<ResidenceDeclaration>(e =>
        {
            e.ToTable("residence_declaration");
            e.Property(d => d.CaseNumber).HasMaxLength(20);
            e.Property(d => d.ScopePath).HasMaxLength(120);
            e.Property(d => d.DecisionNote).HasMaxLength(300);
            e.HasIndex(d => d.CaseNumber).IsUnique();
            e.HasIndex(d => new { d.PersonId, d.DwellingId }).IsUnique().HasFilter("state in ('Doubtful', 'Accepted')");
            e.HasIndex(d => new { d.DwellingId, d.State });
            e.HasIndex(d => d.DeclarantAccountId);
            e.HasIndex(d => new { d.ScopePath, d.SubmittedAt });
            e.Ignore(d => d.OpenDoubts);   // else a second relation with a column of its own
            e.HasMany(d => d.Doubts).WithOne().HasForeignKey(x => x.DeclarationId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Doubt>(e =>
        {
            e.ToTable("residence_doubt");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.SettledHow).HasMaxLength(40);
            e.HasIndex(d => new { d.DeclarationId, d.Rule }).IsUnique();
        });
        model.Entity<DeclarationDraft>(e =>
        {
            e.ToTable("residence_draft");
            e.HasIndex(d => d.AccountId);
            e.HasIndex(d => d.ExpiresAt);
        });
        model.Entity<LeasePhoto>(e =>
        {
            e.ToTable("residence_lease_photo");
            e.HasIndex(p => p.DeclarationId);
        });
        model.Entity<Lease>(e =>
        {
            e.ToTable("residence_lease");
            e.Property(l => l.Note).HasMaxLength(300);
            e.HasIndex(l => new { l.DwellingId, l.LandlordIndex, l.From }).IsUnique();
            e.HasIndex(l => l.LandlordIndex);
            e.HasIndex(l => l.State).HasFilter("state in ('OtherLandlord', 'Unproven')");
        });
        model.Entity<LandlordConfirmation>(e =>
        {
            e.ToTable("residence_landlord_confirmation");
            e.HasIndex(c => new { c.DeclarationId, c.LandlordPersonId }).IsUnique();
            e.HasIndex(c => c.LandlordPersonId);
            e.HasIndex(c => c.SilenceCountsAt).HasFilter("answer is null");
        });
        model.Entity<HistoricRecord>(e =>
        {
            e.ToTable("residence_history");
            e.Property(r => r.DwellingCode).HasMaxLength(25);
            e.HasIndex(r => new { r.DocumentIndex, r.DwellingCode, r.From }).IsUnique();
        });
        model.Entity<VerificationOrder>(e =>
        {
            e.ToTable("residence_order");
            e.Property(o => o.ScopePath).HasMaxLength(120);
            // One visit for all the doubts of a dwelling.
            e.HasIndex(o => o.DwellingId).IsUnique().HasFilter("state = 'Open' and dwelling_id is not null");
            e.HasIndex(o => new { o.State, o.DueAt });
            e.HasIndex(o => new { o.OfficerAccountId, o.State });
            e.HasIndex(o => o.DoneAt);
        });
        model.Entity<OrderItem>(e =>
        {
            e.ToTable("residence_order_item");
            e.HasIndex(i => new { i.OrderId, i.DeclarationId }).IsUnique();
            e.HasIndex(i => i.DeclarationId);
        });
        Help.HelpSchema.Configure(model);
        model.Entity<VerificationVisit>(e =>
        {
            e.ToTable("residence_visit");
            e.Property(v => v.Note).HasMaxLength(300);
            e.HasIndex(v => v.OrderId);
            e.Property(v => v.SendKey).HasMaxLength(64);
            e.HasIndex(v => new { v.OfficerAccountId, v.SendKey }).IsUnique().HasFilter("send_key is not null");
            e.HasIndex(v => v.At);
            e.HasIndex(v => v.OverturnedAt);
        });
    }
}
