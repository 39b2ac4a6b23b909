using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Residence.Officer;

/// <summary>For everybody: who opens the door need not have an account.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Residence/Officer";
    public override Access Access => Access.Public;
}
