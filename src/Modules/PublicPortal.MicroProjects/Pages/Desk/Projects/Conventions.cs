using PublicPortal.Hosting.Access;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Pages.Desk.Projects;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Projects";
    public override Access Access => Access.With(ProjectPermissions.Run);
}
