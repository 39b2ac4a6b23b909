using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Accounts.SignOut;

/// <summary>Signing out twice does no harm.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Accounts/SignOut";
    public override Access Access => Access.Public;
}
