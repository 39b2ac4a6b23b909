using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.DeclareFor;

/// <summary>Signed-in residents; what an account may declare for is checked by the services.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/DeclareFor";
    public override Access Access => Access.Resident;
}
