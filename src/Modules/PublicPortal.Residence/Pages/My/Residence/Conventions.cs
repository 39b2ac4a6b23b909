using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.My.Residence;

/// <summary>Signed-in residents; another person's declaration is a 404.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Residence";
    public override Access Access => Access.Resident;
}
