using PublicPortal.Hosting.Access;

namespace PublicPortal.Notifications.Pages.My.Inbox;

/// <summary>Residents read their own messages; officials have theirs at the desk.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Inbox";
    public override Access Access => Access.Resident;
}
