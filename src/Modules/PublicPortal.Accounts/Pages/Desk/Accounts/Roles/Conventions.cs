using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Roles;

/// <summary>The security administrator.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Roles";
    public override Access Access => Access.With(AccountsPermissions.Grants);
}
