using PublicPortal.Hosting.Access;

namespace PublicPortal.Accounts.Pages.Dev.People;

/// <summary>For everybody, in Development; elsewhere the module takes the address away.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Dev";
    public override Access Access => Access.Public;
}
