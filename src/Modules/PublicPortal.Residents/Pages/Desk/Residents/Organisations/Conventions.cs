using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.Desk.Residents.Organisations;

/// <summary>Officials who confirm organisations of their place.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residents/Organisations";
    public override Access Access => Access.With(ResidentsPermissions.Organisations);
}
