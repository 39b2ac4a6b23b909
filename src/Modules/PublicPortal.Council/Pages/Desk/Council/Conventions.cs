using PublicPortal.Hosting.Access;

namespace PublicPortal.Council.Pages.Desk.Council;

/// <summary>Officials who see councils; place and further permissions are checked in the services.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Council";
    public override Access Access => Access.With(CouncilPermissions.View);
}
