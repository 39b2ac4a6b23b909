using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Proposals.Act;

/// <summary>Endorse, follow, comment, report, object: signed in.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Proposals/Act";
    public override Access Access => Access.Resident;
}
