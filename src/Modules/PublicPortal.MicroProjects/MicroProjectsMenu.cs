using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects;

internal static class MicroProjectsMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.My, new("我的提议", "My proposals"), "/my/proposals", "flag", Order: 25) { Hint = new("草稿、附议、答复", "Drafts, endorsements, answers") },
        new(MenuPlace.Desk, new("征集", "Rounds"), "/desk/rounds", "calendar", MicroProjectsPermissions.View, 40),
        new(MenuPlace.Desk, new("提议", "Proposals"), "/desk/proposals", "flag", MicroProjectsPermissions.View, 41),
        new(MenuPlace.Desk, new("审看", "Moderation"), "/desk/moderation", "eye", MicroProjectsPermissions.Moderate, 42),
    ];
}
