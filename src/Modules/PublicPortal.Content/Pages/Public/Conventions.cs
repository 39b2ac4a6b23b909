using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Public;

/// <summary>What is published is for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Public";
    public override Access Access => Access.Public;
}
