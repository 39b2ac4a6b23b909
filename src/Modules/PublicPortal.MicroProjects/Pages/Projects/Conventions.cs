using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Projects;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Projects";
    public override Access Access => Access.Public;
}
