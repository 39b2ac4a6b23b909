using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.Desk.Residents.Requests;

/// <summary>Requests of persons about their own data.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residents/Requests";
    public override Access Access => Access.With(ResidentsPermissions.Requests);
}
