using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Start;

/// <summary>Each card asks for its own permission.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Start";
    public override Access Access => Access.Staff;
}
