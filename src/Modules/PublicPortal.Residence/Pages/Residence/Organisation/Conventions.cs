using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Organisation;

/// <summary>Signed-in residents; what an account may declare for is checked by the services.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Organisation";
    public override Access Access => Access.Resident;
}
