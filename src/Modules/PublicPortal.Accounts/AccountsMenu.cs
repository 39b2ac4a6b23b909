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
        new(MenuPlace.Desk, new LocalizedText("设置", "Settings"), "/desk/site", "settings", AccountsPermissions.Site, 800)
        { Hint = new LocalizedText("网站名称、主办单位、联系方式", "The site's name, organiser, contact") },
        new(MenuPlace.Desk, new LocalizedText("人员", "Officials"), "/desk/staff", "id-card", AccountsPermissions.Staff, 810)
        { Hint = new LocalizedText("新建、停用账号，发一次性密码", "Create and deactivate accounts, issue one-time passwords") },
        new(MenuPlace.Desk, new LocalizedText("授权", "Grants"), "/desk/grants", "key", AccountsPermissions.Grants, 820)
        { Hint = new LocalizedText("给谁什么角色，在哪里", "Who holds which role, and where") },
        new(MenuPlace.Desk, new LocalizedText("角色", "Roles"), "/desk/roles", "shield-check", AccountsPermissions.Grants, 830)
        { Hint = new LocalizedText("每个角色可以做什么", "What each role may do") },
        new(MenuPlace.Desk, new LocalizedText("审计", "Audit"), "/desk/audit", "eye", AccountsPermissions.Audit, 840)
        { Hint = new LocalizedText("谁在什么时候做了什么", "Who did what, and when") },
        new(MenuPlace.Desk, new LocalizedText("账号", "Account"), "/desk/my", "person", Order: 990)
        { Hint = new LocalizedText("密码、通行密钥、备用码、登录的设备", "Password, passkeys, recovery codes, signed-in devices") },
    ];
}
