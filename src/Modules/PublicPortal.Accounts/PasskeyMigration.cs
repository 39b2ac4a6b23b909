using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Accounts;

internal static class PasskeyMigration
{
    /// <summary>Passkeys of officials, challenges, and when a session proved its two factors last.</summary>
    public static void Upgrade(MigrationBuilder migration)
    {
        migration.CreateTable("accounts_challenge", t => new
        {
            id = t.Column<Guid>(),
            kind = t.Column<string>(maxLength: 40),
            token_hash = t.Column<byte[]>(),
            account_id = t.Column<Guid>(nullable: true),
            state = t.Column<byte[]>(),
            expires_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_accounts_challenge", x => x.id));
        migration.CreateTable("accounts_passkey", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            credential_id = t.Column<byte[]>(),
            public_key = t.Column<byte[]>(),
            sign_count = t.Column<long>(),
            transports = t.Column<string>(maxLength: 200, nullable: true),
            is_user_verified = t.Column<bool>(),
            is_backup_eligible = t.Column<bool>(),
            is_backed_up = t.Column<bool>(),
            attestation_object = t.Column<byte[]>(),
            client_data_json = t.Column<byte[]>(),
            name = t.Column<string>(maxLength: 40),
            created_at = t.Column<long>(),
            last_used_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_passkey", x => x.id);
            t.ForeignKey("fk_accounts_passkey_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_accounts_challenge_expires_at", "accounts_challenge", "expires_at");
        migration.CreateIndex("ix_accounts_challenge_token_hash", "accounts_challenge", "token_hash", unique: true);
        migration.CreateIndex("ix_accounts_passkey_account_id", "accounts_passkey", "account_id");
        migration.CreateIndex("ix_accounts_passkey_credential_id", "accounts_passkey", "credential_id", unique: true);
        migration.AddColumn<long>("proved_at", "accounts_session", nullable: true);
    }
}
