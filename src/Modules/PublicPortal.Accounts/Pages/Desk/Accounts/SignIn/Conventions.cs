using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Desk.Accounts.SignIn;

/// <summary>Where officials begin.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Accounts/SignIn";
    public override Access Access => Access.Public;
}
