using PublicPortal.Kernel;

namespace PublicPortal.Notifications;

internal static class NotificationsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.My, new("消息", "Messages"), "/my/inbox", "bell", Order: 20) { Hint = new("申报进展、上门时间都在这里", "Progress and visits, all in one place") },
        new(MenuPlace.My, new("怎样通知我", "How I am told"), "/my/notices", "settings", Order: 80) { Hint = new("微信、短信，开或关", "WeChat and SMS, on or off") },
        new(MenuPlace.Desk, new("消息", "Messages"), "/desk/notices", "bell", Order: 90),
    ];
}
