using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Desk.Places.Reports;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Places/Reports";
    public override Access Access => Access.With(PlacesPermissions.HandleReports);
}
