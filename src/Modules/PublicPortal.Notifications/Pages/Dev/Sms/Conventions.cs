using PublicPortal.Hosting.Access;

namespace PublicPortal.Notifications.Pages.Dev.Sms;

/// <summary>For everybody, in Development; elsewhere the address does not exist.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Dev/Sms";
    public override Access Access => Access.Public;
}
