using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.PlateList;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/PlateList";
    public override Access Access => Access.With(ResidencePermissions.ViewPlates);
}
