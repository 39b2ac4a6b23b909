using Microsoft.EntityFrameworkCore;
using PublicPortal.WeChat.Platform;
using PublicPortal.WeChat.SignIn;

namespace PublicPortal.WeChat;

internal static class WeChatModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<StoredToken>(e =>
        {
            e.ToTable("wechat_token");
            e.Property(t => t.AppId).HasMaxLength(40);
            e.HasIndex(t => new { t.AppId, t.Kind }).IsUnique();
        });
        model.Entity<CallbackCode>(e =>
        {
            e.ToTable("wechat_code");
            e.Property(c => c.State).HasMaxLength(32);
            e.Property(c => c.ReturnTo).HasMaxLength(SignInPaths.MostCharacters);
            e.HasIndex(c => c.Hash).IsUnique();
            e.HasIndex(c => c.SeenAt);
        });
    }
}
