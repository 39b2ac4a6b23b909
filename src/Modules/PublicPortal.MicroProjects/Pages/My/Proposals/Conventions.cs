using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.My.Proposals;

/// <summary>The own proposals.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Proposals";
    public override Access Access => Access.Resident;
}
