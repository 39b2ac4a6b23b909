using PublicPortal.Hosting.Access;

namespace PublicPortal.Notifications.Pages.My.Notices;

/// <summary>Residents decide how they are told.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Notices";
    public override Access Access => Access.Resident;
}
