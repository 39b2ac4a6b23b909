using PublicPortal.Kernel;

namespace PublicPortal.Accounts;

internal static class AccountsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Tab, new LocalizedText("首页", "Home"), "/", "home", Order: 10),
        new(MenuPlace.Tab, new LocalizedText("我的", "Mine"), "/my", "person", Order: 90),
        new(MenuPlace.My, new LocalizedText("登录的设备", "Signed-in devices"), "/my/sessions", "phone", Order: 900)
        { Hint = new LocalizedText("看看有没有不认识的，可以让它退出", "Look for ones you do not know and sign them out") },
    ];
}
