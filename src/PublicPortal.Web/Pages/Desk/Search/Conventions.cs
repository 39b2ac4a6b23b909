using PublicPortal.Hosting.Access;

namespace PublicPortal.Web.Pages.Desk.Search;

/// <summary>Every official has the box; each module shows only what the official may see.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Search";
    public override Access Access => Access.Staff;
}
