using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Audit;

/// <summary>The audit administrator.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Audit";
    public override Access Access => Access.With(AccountsPermissions.Audit);
}
