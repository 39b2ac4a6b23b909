using PublicPortal.Hosting.Access;

namespace PublicPortal.Council.Pages.Council;

/// <summary>What a council does is for everybody to see.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Council";
    public override Access Access => Access.Public;
}
