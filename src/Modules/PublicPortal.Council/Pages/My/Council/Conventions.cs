using PublicPortal.Hosting.Access;

namespace PublicPortal.Council.Pages.My.Council;

/// <summary>Residents; who is a member is looked at by the services.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Council";
    public override Access Access => Access.Resident;
}
