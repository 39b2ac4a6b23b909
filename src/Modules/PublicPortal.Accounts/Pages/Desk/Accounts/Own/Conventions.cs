using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Own;

/// <summary>An official's own account.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Own";
    public override Access Access => Access.Staff;
}
