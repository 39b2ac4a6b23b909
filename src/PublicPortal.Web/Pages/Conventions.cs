using PublicPortal.Hosting.Access;

namespace PublicPortal.Web.Pages;

/// <summary>The home page and the error pages are for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/";
    public override Access Access => Access.Public;
}
