using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Desk.Content.Approvals;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Content/Approvals";
    public override Access Access => Access.With(ContentPermissions.Approve);
}
