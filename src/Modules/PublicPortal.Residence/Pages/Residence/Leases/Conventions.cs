using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Leases;

/// <summary>Signed-in residents; another landlord's lease is a 404.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Leases";
    public override Access Access => Access.Resident;
}
