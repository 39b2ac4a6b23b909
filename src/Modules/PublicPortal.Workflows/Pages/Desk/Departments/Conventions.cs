using PublicPortal.Hosting.Access;

namespace PublicPortal.Workflows.Pages.Desk.Departments;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Departments";
    public override Access Access => Access.With(WorkflowsPermissions.Departments);
}
