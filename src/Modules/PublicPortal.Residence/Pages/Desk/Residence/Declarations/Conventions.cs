using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Declarations;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Declarations";
    public override Access Access => Access.With(ResidencePermissions.ViewDeclarations);
}
