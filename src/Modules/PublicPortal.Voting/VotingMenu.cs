using PublicPortal.Kernel;

namespace PublicPortal.Voting;

internal static class VotingMenu
{
    public static readonly IReadOnlyList<MenuEntry> All =
    [
        new(MenuPlace.My, new("我的表决", "My votes"), "/votes", "ballot", Order: 40) { Hint = new("正在表决的事项，我投过的票", "What is being decided, and where I took part") },
        new(MenuPlace.Desk, new("表决", "Polls"), "/desk/polls", "ballot", VotingPermissions.View, 50),
    ];
}
