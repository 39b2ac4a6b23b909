using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignOut;

/// <summary>Signing out twice does no harm.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/SignOut";
    public override Access Access => Access.Public;
}
