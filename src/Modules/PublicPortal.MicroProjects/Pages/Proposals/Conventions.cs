using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Proposals;

/// <summary>What was proposed is for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Proposals";
    public override Access Access => Access.Public;
}
