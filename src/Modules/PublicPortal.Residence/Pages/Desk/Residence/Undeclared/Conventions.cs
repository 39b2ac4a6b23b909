using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Undeclared;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Undeclared";
    public override Access Access => Access.With(ResidencePermissions.Visit);
}
