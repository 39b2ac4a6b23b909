using PublicPortal.Hosting.Access;

namespace PublicPortal.WeChat.Pages.Simulator;

/// <summary>The simulated platform is outside the portal: everybody may come. Outside Development these pages have no address.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Simulator";
    public override Access Access => Access.Public;
}
