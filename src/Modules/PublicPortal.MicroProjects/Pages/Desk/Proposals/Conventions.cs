using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Desk.Proposals;

/// <summary>Proposals of the own area; services check who may decide.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Proposals";
    public override Access Access => Access.With(MicroProjectsPermissions.View);
}
