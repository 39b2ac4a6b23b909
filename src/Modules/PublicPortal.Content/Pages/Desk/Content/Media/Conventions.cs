using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Desk.Content.Media;

/// <summary>Who drafts content brings its pictures.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Content/Media";
    public override Access Access => Access.With(ContentPermissions.Edit);
}
