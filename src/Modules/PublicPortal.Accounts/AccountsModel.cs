using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Challenges;
using PublicPortal.Accounts.Field;
using PublicPortal.Accounts.Grants;
using PublicPortal.Accounts.Parking;
using PublicPortal.Accounts.Passkeys;
using PublicPortal.Accounts.Registry;
using PublicPortal.Accounts.Sessions;
using PublicPortal.Accounts.Staff;

namespace PublicPortal.Accounts;

internal static class AccountsModel
{
    public static void Configure(ModelBuilder model)
    {
        Accounts(model);
        Roles(model);
        Staff(model);
        model.Entity<FieldBinding>(e =>
        {
            e.ToTable("accounts_field_binding");
            e.Property(b => b.Provider).HasMaxLength(20);
            e.Property(b => b.ExternalId).HasMaxLength(100);
            e.HasIndex(b => b.AccountId).IsUnique().HasFilter("ended_at is null");
            e.HasIndex(b => new { b.Provider, b.ExternalId }).IsUnique().HasFilter("ended_at is null");
            e.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Challenge>(e =>
        {
            e.ToTable("accounts_challenge");
            e.HasIndex(c => c.TokenHash).IsUnique();
            e.HasIndex(c => c.ExpiresAt);
        });
        model.Entity<ParkedForm>(e =>
        {
            e.ToTable("accounts_parked_form");
            e.HasIndex(f => f.TokenHash).IsUnique();
            e.HasIndex(f => f.ExpiresAt);
        });
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("accounts_account");
            e.Property(a => a.DisplayName).HasMaxLength(60);
            e.Property(a => a.StaffNumber).HasMaxLength(20);
            e.HasIndex(a => a.StaffNumber).IsUnique();
        });
        model.Entity<ExternalLogin>(e =>
        {
            e.ToTable("accounts_external_login");
            e.Property(l => l.Provider).HasMaxLength(20);
            e.Property(l => l.ExternalId).HasMaxLength(100);
            e.HasIndex(l => new { l.Provider, l.ExternalId }).IsUnique();
            e.HasIndex(l => new { l.AccountId, l.Provider }).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Session>(e =>
        {
            e.ToTable("accounts_session");
            e.Property(s => s.Device).HasMaxLength(60);
            e.Property(s => s.Factors).HasMaxLength(40);
            e.HasIndex(s => s.AccountId).HasFilter("ended_at is null");
            e.HasIndex(s => s.LastSeenAt);
            e.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Roles(ModelBuilder model)
    {
        model.Entity<Role>(e =>
        {
            e.ToTable("accounts_role");
            e.Ignore(r => r.Title);
            e.Property(r => r.Name).HasMaxLength(60);
            e.Property(r => r.TitleZh).HasMaxLength(60);
            e.Property(r => r.TitleEn).HasMaxLength(60);
            e.HasIndex(r => r.Name).IsUnique();
        });
        model.Entity<RolePermission>(e =>
        {
            e.ToTable("accounts_role_permission");
            e.HasKey(p => new { p.RoleId, p.Permission });
            e.Property(p => p.Permission).HasMaxLength(100);
            e.HasOne<Role>().WithMany().HasForeignKey(p => p.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RoleGrant>(e =>
        {
            e.ToTable("accounts_role_grant");
            e.Property(g => g.ScopePath).HasMaxLength(200);
            e.HasIndex(g => new { g.AccountId, g.RoleId, g.ScopePath }).IsUnique();
            e.HasIndex(g => new { g.RoleId, g.ScopePath });
            e.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Role>().WithMany().HasForeignKey(g => g.RoleId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Staff(ModelBuilder model)
    {
        model.Entity<StaffCredentials>(e =>
        {
            e.ToTable("accounts_staff_credentials");
            e.HasKey(c => c.AccountId);
            e.Property(c => c.AccountId).ValueGeneratedNever();
            e.HasOne<Account>().WithOne().HasForeignKey<StaffCredentials>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<StaffPasskey>(e =>
        {
            e.ToTable("accounts_passkey");
            e.Property(p => p.Name).HasMaxLength(StaffPasskey.LongestName);
            e.HasIndex(p => p.CredentialId).IsUnique();
            e.HasIndex(p => p.AccountId);
            e.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<RecoveryCode>(e =>
        {
            e.ToTable("accounts_recovery_code");
            e.HasIndex(c => c.AccountId);
            e.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
