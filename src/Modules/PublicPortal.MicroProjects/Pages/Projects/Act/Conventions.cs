using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Projects.Act;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Projects/Act";
    public override Access Access => Access.Resident;
}
