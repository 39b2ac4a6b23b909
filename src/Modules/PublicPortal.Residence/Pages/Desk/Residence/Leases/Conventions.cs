using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Leases;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Leases";
    public override Access Access => Access.With(ResidencePermissions.ViewDeclarations);
}
