using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Staff;

/// <summary>The system administrator.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Staff";
    public override Access Access => Access.With(AccountsPermissions.Staff);
}
