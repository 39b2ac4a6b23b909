using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Desk.Moderation;

/// <summary>Texts and pictures that wait, or were reported.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Moderation";
    public override Access Access => Access.With(MicroProjectsPermissions.Moderate);
}
