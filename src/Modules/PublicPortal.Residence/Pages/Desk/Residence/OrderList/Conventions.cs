using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.OrderList;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/OrderList";
    public override Access Access => Access.With(ResidencePermissions.Oversee);
}
