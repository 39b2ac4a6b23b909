using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Propose;

/// <summary>Who proposes signs in.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Propose";
    public override Access Access => Access.Resident;
}
