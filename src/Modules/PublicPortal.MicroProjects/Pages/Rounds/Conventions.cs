using PublicPortal.Hosting.Access;

namespace PublicPortal.MicroProjects.Pages.Rounds;

/// <summary>Rules, money and dates are for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Rounds";
    public override Access Access => Access.Public;
}
