using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.Desk.Residents;

/// <summary>Finding persons; place and further permissions are checked in the services.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residents";
    public override Access Access => Access.With(ResidentsPermissions.Search);
}
