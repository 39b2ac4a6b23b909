using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.WeChat;

internal static class WeChatMigrations
{
    public static readonly ModuleMigrations All = new("WeChat", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("wechat_code", t => new
        {
            id = t.Column<Guid>(),
            hash = t.Column<byte[]>(),
            state = t.Column<string>(maxLength: 32),
            seen_at = t.Column<long>(),
            outcome = t.Column<string>(maxLength: 40),
            session = t.Column<byte[]>(nullable: true),
            return_to = t.Column<string>(maxLength: 2000, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_wechat_code", x => x.id);
        });
        migration.CreateTable("wechat_token", t => new
        {
            id = t.Column<Guid>(),
            app_id = t.Column<string>(maxLength: 40),
            kind = t.Column<string>(maxLength: 40),
            value = t.Column<byte[]>(),
            expires_at = t.Column<long>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_wechat_token", x => x.id);
        });
        migration.CreateIndex("ix_wechat_code_hash", "wechat_code", "hash", unique: true);
        migration.CreateIndex("ix_wechat_code_seen_at", "wechat_code", "seen_at");
        migration.CreateIndex("ix_wechat_token_app_id_kind", "wechat_token", ["app_id", "kind"], unique: true);
    }
}
