using Microsoft.EntityFrameworkCore;
using PublicPortal.Notifications.Delivery;
using PublicPortal.Notifications.Notices;
using PublicPortal.Notifications.Preferences;

namespace PublicPortal.Notifications;

internal static class NotificationsModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Notice>(e =>
        {
            e.ToTable("notifications_notice");
            e.Property(n => n.Template).HasMaxLength(100);
            e.Property(n => n.Values).HasMaxLength(Notice.LongestValues);
            e.Property(n => n.Path).HasMaxLength(Notice.LongestPath);
            e.HasIndex(n => new { n.AccountId, n.CreatedAt });
            e.HasIndex(n => n.AccountId, "ix_notifications_notice_unread").HasFilter("read_at is null");
            e.HasIndex(n => n.CreatedAt);
        });
        model.Entity<ChannelPreference>(e =>
        {
            e.ToTable("notifications_preference");
            e.HasKey(p => p.AccountId);
            e.Property(p => p.AccountId).ValueGeneratedNever();
        });
        model.Entity<PhoneMessage>(e =>
        {
            e.ToTable("notifications_phone_message");
            e.Property(m => m.Template).HasMaxLength(100);
            e.Property(m => m.Path).HasMaxLength(Notice.LongestPath);
            e.HasIndex(m => m.CreatedAt);
        });
    }
}
