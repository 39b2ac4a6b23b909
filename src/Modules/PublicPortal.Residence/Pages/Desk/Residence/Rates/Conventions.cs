using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Rates;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Rates";
    public override Access Access => Access.With(ResidencePermissions.ViewRates);
}
