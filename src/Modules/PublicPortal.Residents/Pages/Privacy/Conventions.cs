using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.Privacy;

/// <summary>Everybody may read what data the portal processes, and why.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Privacy";
    public override Access Access => Access.Public;
}
