using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Dev.Residence;

/// <summary>Answers in Development only; see <see cref="CasesModel"/>.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Dev/Residence";
    public override Access Access => Access.Public;
}
