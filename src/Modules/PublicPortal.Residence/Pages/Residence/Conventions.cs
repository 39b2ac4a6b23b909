using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence;

/// <summary>How to declare: for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence";
    public override Access Access => Access.Public;
}
