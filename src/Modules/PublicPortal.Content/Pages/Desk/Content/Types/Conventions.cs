using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Desk.Content.Types;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Content/Types";
    public override Access Access => Access.With(ContentPermissions.Types);
}
