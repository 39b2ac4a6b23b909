using PublicPortal.Hosting.Access;

namespace PublicPortal.Workflows.Pages.Desk.Tasks;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Tasks";
    public override Access Access => Access.With(WorkflowsPermissions.Tasks);
}
