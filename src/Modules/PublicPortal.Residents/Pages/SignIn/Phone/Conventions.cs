using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.SignIn.Phone;

/// <summary>Who signs in is nobody yet.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/SignIn/Phone";
    public override Access Access => Access.Public;
}
