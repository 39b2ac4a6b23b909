using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects;

internal static class MicroProjectsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.Door, new("社区的事", "Your community"), "/proposals", "people", Order: 20) { Hint = new("提议、附议、看项目进展", "Propose, endorse, follow projects") },
        new(MenuPlace.My, new("我的提议", "My proposals"), "/my/proposals", "bulb", Order: 40),
        new(MenuPlace.Desk, new("征集", "Rounds"), "/desk/rounds", "calendar", MicroProjectsPermissions.View, 40),
        new(MenuPlace.Desk, new("提议", "Proposals"), "/desk/proposals", "bulb", MicroProjectsPermissions.View, 41),
        new(MenuPlace.Desk, new("审看", "Moderation"), "/desk/moderation", "shield", MicroProjectsPermissions.Moderate, 42),
    ];
}
