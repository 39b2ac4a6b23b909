using PublicPortal.Kernel;

namespace PublicPortal.Residents;

internal static class ResidentsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.My, new("我的身份", "My identity"), "/my/identity", "id-card", Order: 40) { Hint = new("姓名、证件、所属社区", "Name, document, home community") },
        new(MenuPlace.My, new("我的孩子", "My children"), "/my/identity/child", "family", Order: 45) { Hint = new("替 14 岁以下的孩子办事", "Act for children under 14") },
        new(MenuPlace.My, new("我的单位", "My organisations"), "/my/organisations", "building", Order: 47) { Hint = new("替单位宿舍的人申报", "Declare for people in an organisation's dormitory") },
        new(MenuPlace.My, new("手机号", "Phone number"), "/my/phone", "phone", Order: 50) { Hint = new("确认后能收到短信提醒", "Confirm it to get reminders by SMS") },
        new(MenuPlace.My, new("我的隐私", "My privacy"), "/my/privacy", "shield-check", Order: 60) { Hint = new("谁看过我的信息，存了什么", "Who looked at my data, what is held") },
        new(MenuPlace.Desk, new("查找居民", "Find a resident"), "/desk/residents", "search", ResidentsPermissions.Search, Order: 50),
        new(MenuPlace.Desk, new("单位", "Organisations"), "/desk/residents/organisations", "building", ResidentsPermissions.Organisations, Order: 52),
        new(MenuPlace.Desk, new("信息请求", "Data requests"), "/desk/residents/requests", "shield-check", ResidentsPermissions.Requests, Order: 55),
    ];
}
