using PublicPortal.Hosting.Access;

namespace PublicPortal.Residence.Pages.Desk.Residence.Counter;

/// <summary>Officials with the permission over some place; the place of the dwelling is checked on the page.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Residence/Counter";
    public override Access Access => Access.With(ResidencePermissions.DeclareFor);
}
