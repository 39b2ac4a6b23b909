using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Exports;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Exports";
    public override Access Access => Access.With(ResidencePermissions.Export);
}
