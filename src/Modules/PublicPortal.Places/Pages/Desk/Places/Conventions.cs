using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Desk.Places;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Places";
    public override Access Access => Access.With(PlacesPermissions.View);
}
