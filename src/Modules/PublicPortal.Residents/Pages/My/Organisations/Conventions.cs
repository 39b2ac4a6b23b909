using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.My.Organisations;

/// <summary>Signed-in residents; an organisation exists for its agents alone.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Organisations";
    public override Access Access => Access.Resident;
}
