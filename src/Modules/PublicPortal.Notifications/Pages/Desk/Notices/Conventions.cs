using PublicPortal.Hosting.Access;

namespace PublicPortal.Notifications.Pages.Desk.Notices;

/// <summary>Every official has messages; each sees their own.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Notices";
    public override Access Access => Access.Staff;
}
