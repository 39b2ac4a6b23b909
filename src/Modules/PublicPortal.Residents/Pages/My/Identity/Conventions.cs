using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.My.Identity;

/// <summary>One's own identity and children.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Identity";
    public override Access Access => Access.Resident;
}
