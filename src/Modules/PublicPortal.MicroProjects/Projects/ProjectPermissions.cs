using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

internal static class ProjectPermissions
{
    public static readonly Permission Run = new("microprojects.projects.run",
        new("登记项目的审定意见、合同、进度、付款、变更和验收", "Enter opinions, contracts, progress, payments, changes and acceptance of projects"), Roles.WindowClerk, Roles.StreetOfficer);

    public static readonly Permission Confirm = new("microprojects.projects.confirm",
        new("确认同事提出的审定、大额付款、小额变更、验收和决算；停止项目", "Confirm what a colleague prepared: confirmation, large payments, small changes, acceptance, final account; stop projects"), Roles.StreetOfficer);

    public static readonly Permission Answer = new("microprojects.projects.answer",
        new("答复异议和差评", "Answer objections and bad evaluations"), Roles.StreetOfficer, Roles.WindowClerk);

    public static readonly IReadOnlyList<Permission> All = [Run, Confirm, Answer];
}
