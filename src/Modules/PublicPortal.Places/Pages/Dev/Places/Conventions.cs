using PublicPortal.Hosting.Access;

namespace PublicPortal.Places.Pages.Dev.Places;

/// <summary>The page answers in Development only; see <see cref="PlatesModel"/>.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Dev/Places";
    public override Access Access => Access.Public;
}
