using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Site;

/// <summary>The system administrator.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Site";
    public override Access Access => Access.With(AccountsPermissions.Site);
}
