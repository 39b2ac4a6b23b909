using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Funds;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Funds";
    public override Access Access => Access.Public;
}
