using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Desk.Content.Recipes;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Content/Recipes";
    public override Access Access => Access.With(ContentPermissions.Types);
}
