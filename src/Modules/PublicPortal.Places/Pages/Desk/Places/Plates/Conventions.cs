using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Desk.Places.Plates;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Places/Plates";
    public override Access Access => Access.With(PlacesPermissions.ReplacePlates);
}
