using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Orders;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Orders";
    public override Access Access => Access.With(ResidencePermissions.Visit).Field();
}
