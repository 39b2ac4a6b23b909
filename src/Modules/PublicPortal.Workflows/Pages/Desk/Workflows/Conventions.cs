using PublicPortal.Hosting.Access;

namespace PublicPortal.Workflows.Pages.Desk.Workflows;

/// <summary>Authors and publishers read alike; each act asks for its own permission.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Workflows";
    public override Access Access => Access.Staff;
}
