using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Batches;

/// <summary>Signed-in residents; a table exists for the agents of its organisation alone.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Batches";
    public override Access Access => Access.Resident;
}
