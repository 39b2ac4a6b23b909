using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects;

internal static class MicroProjectsPermissions
{
    public static readonly Permission View = new("microprojects.view",
        new("查看辖区内的征集和提议", "See the rounds and proposals of the own area"),
        Roles.StreetOfficer, Roles.WindowClerk, Roles.GridOfficer, Roles.StationClerk, Roles.CommitteeMember);

    public static readonly Permission Rounds = new("microprojects.rounds",
        new("开启、延长和截止征集，把通过的提议提交议事会", "Open, extend and close rounds, and put eligible proposals before the council"),
        Roles.StreetOfficer);

    public static readonly Permission Consult = new("microprojects.consult",
        new("核对提议、填写造价并公开答复", "Check proposals, enter estimates and publish answers"),
        Roles.StreetOfficer);

    public static readonly Permission Moderate = new("microprojects.moderate",
        new("审看提议、照片和留言，写明理由后可以隐藏", "Look at proposals, photos and comments, and hide them with a reason"),
        Roles.StreetOfficer, Roles.Editor);

    public static readonly Permission Enter = new("microprojects.enter",
        new("为到场的居民代录提议、附议和异议", "Write down proposals, endorsements and objections for residents who are present"),
        Roles.WindowClerk, Roles.StreetOfficer, Roles.StationClerk);

    public static readonly IReadOnlyList<Permission> All = [View, Rounds, Consult, Moderate, Enter, .. Projects.ProjectPermissions.All];
}
