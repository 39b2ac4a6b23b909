using PublicPortal.Kernel;

namespace PublicPortal.Workflows;

internal static class WorkflowsPermissions
{
    public static readonly Permission Tasks = new("workflows.tasks",
        new("办理交给本人、本部门的任务，转给同事", "Do the tasks given to oneself and one's department, and hand them over"), Roles.GridOfficer, Roles.StreetOfficer, Roles.WindowClerk, Roles.StationClerk, Roles.CommitteeMember);

    public static readonly Permission Edit = new("workflows.definitions.edit",
        new("编写办理流程，提请发布", "Write workflows and ask for their publication"), Roles.SystemAdministrator);

    public static readonly Permission Publish = new("workflows.definitions.publish",
        new("发布别人编写的办理流程", "Publish workflows that somebody else wrote"), Roles.SystemAdministrator, Roles.SecurityAdministrator);

    public static readonly Permission Departments = new("workflows.departments",
        new("决定谁属于哪个部门", "Say who belongs to which department"), Roles.SecurityAdministrator);

    public static readonly Permission Calendar = new("workflows.calendar",
        new("录入或确认国务院办公厅的放假通知", "Enter or confirm the State Council's notice on holidays"), Roles.SystemAdministrator, Roles.SecurityAdministrator);

    public static readonly IReadOnlyList<Permission> All = [Tasks, Edit, Publish, Departments, Calendar];
}
