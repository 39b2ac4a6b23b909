using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Accounts.Registry;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Accounts;

internal static class AccountsMigrations
{
    public static readonly ModuleMigrations All = new("Accounts", Create,
        PasskeyMigration.Upgrade,
        FieldWeChatMigration.Upgrade,
        ClosedAccounts.Upgrade);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("accounts_account", t => new
        {
            id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            display_name = t.Column<string>(maxLength: 60),
            staff_number = t.Column<string>(maxLength: 20, nullable: true),
            active = t.Column<bool>(),
            created_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_account", x => x.id);
        });
        migration.CreateTable("accounts_parked_form", t => new
        {
            id = t.Column<Guid>(),
            token_hash = t.Column<byte[]>(),
            account_id = t.Column<Guid>(nullable: true),
            page_hash = t.Column<byte[]>(),
            payload = t.Column<byte[]>(),
            expires_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_parked_form", x => x.id);
        });
        migration.CreateTable("accounts_role", t => new
        {
            id = t.Column<Guid>(),
            name = t.Column<string>(maxLength: 60),
            title_zh = t.Column<string>(maxLength: 60),
            title_en = t.Column<string>(maxLength: 60),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_role", x => x.id);
        });
        migration.CreateTable("accounts_external_login", t => new
        {
            id = t.Column<Guid>(),
            provider = t.Column<string>(maxLength: 20),
            external_id = t.Column<string>(maxLength: 100),
            account_id = t.Column<Guid>(),
            created_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_external_login", x => x.id);
            t.ForeignKey("fk_accounts_external_login_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("accounts_recovery_code", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            hash = t.Column<byte[]>(),
            used_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_recovery_code", x => x.id);
            t.ForeignKey("fk_accounts_recovery_code_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("accounts_session", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            channel = t.Column<string>(maxLength: 40),
            secret_hash = t.Column<byte[]>(),
            device = t.Column<string>(maxLength: 60),
            factors = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            last_seen_at = t.Column<long>(),
            waiting = t.Column<bool>(),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_session", x => x.id);
            t.ForeignKey("fk_accounts_session_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("accounts_staff_credentials", t => new
        {
            account_id = t.Column<Guid>(),
            password_hash = t.Column<string>(maxLength: 200, nullable: true),
            one_time_hash = t.Column<string>(maxLength: 200, nullable: true),
            one_time_until = t.Column<long>(nullable: true),
            failures = t.Column<int>(),
            locks = t.Column<int>(),
            locked_until = t.Column<long>(nullable: true),
            totp_secret = t.Column<byte[]>(nullable: true),
            new_totp_secret = t.Column<byte[]>(nullable: true),
            last_totp_step = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_staff_credentials", x => x.account_id);
            t.ForeignKey("fk_accounts_staff_credentials_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("accounts_role_grant", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            role_id = t.Column<Guid>(),
            scope_path = t.Column<string>(maxLength: 200),
            granted_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_role_grant", x => x.id);
            t.ForeignKey("fk_accounts_role_grant_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("fk_accounts_role_grant_role_id", x => x.role_id, "accounts_role", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("accounts_role_permission", t => new
        {
            role_id = t.Column<Guid>(),
            permission = t.Column<string>(maxLength: 100),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_role_permission", x => new { x.role_id, x.permission });
            t.ForeignKey("fk_accounts_role_permission_role_id", x => x.role_id, "accounts_role", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_accounts_account_staff_number", "accounts_account", "staff_number", unique: true);
        migration.CreateIndex("ix_accounts_external_login_account_id_provider", "accounts_external_login", ["account_id", "provider"], unique: true);
        migration.CreateIndex("ix_accounts_external_login_provider_external_id", "accounts_external_login", ["provider", "external_id"], unique: true);
        migration.CreateIndex("ix_accounts_parked_form_expires_at", "accounts_parked_form", "expires_at");
        migration.CreateIndex("ix_accounts_parked_form_token_hash", "accounts_parked_form", "token_hash", unique: true);
        migration.CreateIndex("ix_accounts_recovery_code_account_id", "accounts_recovery_code", "account_id");
        migration.CreateIndex("ix_accounts_role_name", "accounts_role", "name", unique: true);
        migration.CreateIndex("ix_accounts_role_grant_account_id_role_id_scope_path", "accounts_role_grant", ["account_id", "role_id", "scope_path"], unique: true);
        migration.CreateIndex("ix_accounts_role_grant_role_id_scope_path", "accounts_role_grant", ["role_id", "scope_path"]);
        migration.CreateIndex("ix_accounts_session_account_id", "accounts_session", "account_id", filter: "ended_at is null");
        migration.CreateIndex("ix_accounts_session_last_seen_at", "accounts_session", "last_seen_at");
    }
}
