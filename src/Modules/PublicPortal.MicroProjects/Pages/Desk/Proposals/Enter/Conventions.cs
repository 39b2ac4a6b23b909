using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Desk.Proposals.Enter;

/// <summary>A clerk writes down what a person present says.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Proposals/Enter";
    public override Access Access => Access.With(MicroProjectsPermissions.Enter);
}
