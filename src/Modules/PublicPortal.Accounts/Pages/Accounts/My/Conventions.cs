using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Accounts.My;

/// <summary>A resident's own pages.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Accounts/My";
    public override Access Access => Access.Resident;
}
