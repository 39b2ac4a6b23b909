using Microsoft.EntityFrameworkCore.Migrations;

namespace PublicPortal.Accounts;

internal static class FieldWeChatMigration
{
    /// <summary>Officials' bound WeChat, and the sessions that came by it.</summary>
    public static void Upgrade(MigrationBuilder migration)
    {
        migration.CreateTable("accounts_field_binding", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            provider = t.Column<string>(maxLength: 20),
            external_id = t.Column<string>(maxLength: 100),
            bound_at = t.Column<long>(),
            good_until = t.Column<long>(),
            ended_at = t.Column<long>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_accounts_field_binding", x => x.id);
            t.ForeignKey("fk_accounts_field_binding_account_id", x => x.account_id, "accounts_account", "id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("ix_accounts_field_binding_account_id", "accounts_field_binding", "account_id", unique: true, filter: "ended_at is null");
        migration.CreateIndex("ix_accounts_field_binding_provider_external_id", "accounts_field_binding", ["provider", "external_id"], unique: true, filter: "ended_at is null");
        migration.AddColumn<Guid>("field_binding_id", "accounts_session", nullable: true);
    }
}
