using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Desk.Content;

/// <summary>Editors, each within the own area.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Content";
    public override Access Access => Access.With(ContentPermissions.Edit);
}
