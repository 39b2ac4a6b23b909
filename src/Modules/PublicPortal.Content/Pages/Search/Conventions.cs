using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Pages.Search;

/// <summary>Everybody may search what is published. By GET: no persons are among it.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Search";
    public override Access Access => Access.Public;
    public override bool IsLookUp => true;
}
