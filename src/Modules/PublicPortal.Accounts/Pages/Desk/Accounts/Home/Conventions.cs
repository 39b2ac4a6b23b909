using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Home;

/// <summary>Every official has a desk.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Home";
    public override Access Access => Access.Staff;
}
