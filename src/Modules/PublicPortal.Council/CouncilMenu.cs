using PublicPortal.Kernel;

namespace PublicPortal.Council;

internal static class CouncilMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Desk, new("议事会", "Councils"), "/desk/council", "people", CouncilPermissions.View, Order: 40),
        new(MenuPlace.My, new("我的议事会", "My council"), "/my/council", "people", Order: 55) { Hint = new("会议、签到、发言、委托", "Meetings, check-in, speaking, proxies") },
    ];
}
