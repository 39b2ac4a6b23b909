using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Desk.Places.Print;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Places/Print";
    public override Access Access => Access.With(PlacesPermissions.PrintPlates);
}
