using PublicPortal.Hosting.Access;

namespace PublicPortal.Residents.Pages.My.Privacy;

/// <summary>What is held about oneself, and who looked at it.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/My/Privacy";
    public override Access Access => Access.Resident;
}
