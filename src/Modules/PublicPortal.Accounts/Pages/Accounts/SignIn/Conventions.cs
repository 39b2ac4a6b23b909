using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Accounts.SignIn;

/// <summary>Where everybody begins.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Accounts/SignIn";
    public override Access Access => Access.Public;
}
