using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Declare;

/// <summary>Signed-in residents; pages show an account its own things only.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Declare";
    public override Access Access => Access.Resident;
}
