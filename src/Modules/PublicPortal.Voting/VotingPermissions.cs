using PublicPortal.Kernel;

namespace PublicPortal.Voting;

internal static class VotingPermissions
{
    public static readonly Permission View = new("voting.polls.view",
        new("查看本辖区的表决：进度、名册、计票单（截止前看不到票数）", "See the polls of the place: how they stand, roll and sheets; no numbers before the close"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Paper = new("voting.paper",
        new("在现场登记投票人，录入、核对纸票和举手表决的计票单", "Mark voters in the hall; enter and confirm sheets of paper votes and shows of hands"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly Permission Conduct = new("voting.polls.conduct",
        new("提前截止表决；写明原因后取消表决", "Close a poll before its time; cancel one with a published reason"), Roles.StreetOfficer);

    public static readonly Permission KeepKey = new("voting.keys.keep",
        new("保管无记名投票的半把钥匙，截止后交回", "Keep half of the key of a secret poll and bring it back after the close"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly IReadOnlyList<Permission> All = [View, Paper, Conduct, KeepKey];
}
