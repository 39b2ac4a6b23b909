using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.Field;

/// <summary>Where a bound WeChat arrives.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/Field";
    public override Access Access => Access.Staff.Field();
}
