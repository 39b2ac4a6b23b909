using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Landlord;

/// <summary>Signed-in residents; pages show an account its own things only.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Landlord";
    public override Access Access => Access.Resident;
}
