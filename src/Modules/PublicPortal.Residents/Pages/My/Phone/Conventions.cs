using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.My.Phone;

/// <summary>One's own phone number.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Phone";
    public override Access Access => Access.Resident;
}
