using Microsoft.EntityFrameworkCore;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Notices;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Phones;
using PublicPortal.Residents.Phones.SignIn;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents;

internal static class ResidentsModel
{
    public const string AccountIndex = "ix_residents_person_account_id";
    public const string OpenRequestIndex = "ix_residents_request_account_id_kind";

    public static void Configure(ModelBuilder model)
    {
        Organisations.OrganisationModel.Configure(model);
        model.Entity<Person>(e =>
        {
            e.ToTable("residents_person");
            e.Property(p => p.MaskedName).HasMaxLength(PersonName.MaxLength);
            e.Property(p => p.MaskedNumber).HasMaxLength(40);
            e.HasIndex(p => p.AccountId).IsUnique();
            e.HasIndex(p => p.DocumentIndex).IsUnique();
            e.HasIndex(p => p.HomeCommunityId);
            e.HasIndex(p => p.RegisterNextAt).HasFilter("register_next_at is not null");
        });
        model.Entity<GuardianLink>(e =>
        {
            e.ToTable("residents_guardian");
            e.HasOne<Person>().WithMany().HasForeignKey(g => g.GuardianPersonId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Person>().WithMany().HasForeignKey(g => g.ChildPersonId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(g => new { g.GuardianPersonId, g.ChildPersonId }).IsUnique().HasFilter("ended_at is null");
            e.HasIndex(g => g.ChildPersonId);
        });
        model.Entity<Phone>(e =>
        {
            e.ToTable("residents_phone");
            e.Property(p => p.MaskedNumber).HasMaxLength(20);
            e.HasIndex(p => p.AccountId).IsUnique();
            e.HasIndex(p => p.NumberIndex);
        });
        model.Entity<PhoneCode>(e =>
        {
            e.ToTable("residents_phone_code");
            e.Property(p => p.MaskedNumber).HasMaxLength(20);
            e.HasIndex(p => p.AccountId).IsUnique();
        });
        model.Entity<SignInCode>(e =>
        {
            e.ToTable("residents_sign_in_code");
            e.Property(c => c.MaskedNumber).HasMaxLength(20);
            e.HasIndex(c => c.BrowserHash).IsUnique();
            e.HasIndex(c => c.SentAt);
        });
        model.Entity<NoticeTold>(e =>
        {
            e.ToTable("residents_notice_told");
            e.Property(n => n.Processing).HasMaxLength(60);
            e.HasIndex(n => new { n.AccountId, n.Processing, n.Version }).IsUnique();
        });
        model.Entity<Consent>(e =>
        {
            e.ToTable("residents_consent");
            e.Property(c => c.Processing).HasMaxLength(60);
            e.HasIndex(c => new { c.AccountId, c.Processing }).IsUnique().HasFilter("withdrawn_at is null");
        });
        model.Entity<PrivacyRequest>(e =>
        {
            e.ToTable("residents_request");
            e.Property(r => r.Number).HasMaxLength(20);
            e.HasIndex(r => r.Number).IsUnique();
            e.HasIndex(r => new { r.AccountId, r.Kind }).IsUnique().HasFilter("answered_at is null");
            e.HasIndex(r => new { r.Status, r.DueOn });
        });
    }
}
