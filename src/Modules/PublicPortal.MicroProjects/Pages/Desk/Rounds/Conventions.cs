using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Desk.Rounds;

/// <summary>Rounds of the own area; services check who may change them.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Rounds";
    public override Access Access => Access.With(MicroProjectsPermissions.View);
}
