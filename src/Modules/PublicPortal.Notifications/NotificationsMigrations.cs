using Microsoft.EntityFrameworkCore.Migrations;
using PublicPortal.Data.Migrations;

namespace PublicPortal.Notifications;

internal static class NotificationsMigrations
{
    public static readonly ModuleMigrations All = new("Notifications", Create);

    private static void Create(MigrationBuilder migration)
    {
        migration.CreateTable("notifications_notice", t => new
        {
            id = t.Column<Guid>(),
            account_id = t.Column<Guid>(),
            template = t.Column<string>(maxLength: 100),
            values = t.Column<string>(maxLength: 4000),
            path = t.Column<string>(maxLength: 400),
            created_at = t.Column<long>(),
            read_at = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_notifications_notice", x => x.id));
        migration.CreateTable("notifications_preference", t => new
        {
            account_id = t.Column<Guid>(),
            we_chat = t.Column<bool>(),
            sms = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_notifications_preference", x => x.account_id));
        migration.CreateTable("notifications_phone_message", t => new
        {
            id = t.Column<Guid>(),
            phone = t.Column<byte[]>(),
            template = t.Column<string>(maxLength: 100),
            values = t.Column<byte[]>(),
            path = t.Column<string>(maxLength: 400, nullable: true),
            created_at = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_notifications_phone_message", x => x.id));
        migration.CreateIndex("ix_notifications_notice_account_id_created_at", "notifications_notice", ["account_id", "created_at"]);
        migration.CreateIndex("ix_notifications_notice_created_at", "notifications_notice", "created_at");
        migration.CreateIndex("ix_notifications_notice_unread", "notifications_notice", "account_id", filter: "read_at is null");
        migration.CreateIndex("ix_notifications_phone_message_created_at", "notifications_phone_message", "created_at");
    }
}
