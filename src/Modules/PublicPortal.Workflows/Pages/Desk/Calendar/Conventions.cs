using PublicPortal.Hosting.Access;

namespace PublicPortal.Workflows.Pages.Desk.Calendar;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Calendar";
    public override Access Access => Access.With(WorkflowsPermissions.Calendar);
}
