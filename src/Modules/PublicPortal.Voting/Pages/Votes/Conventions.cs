using PublicPortal.Hosting.Access;

namespace PublicPortal.Voting.Pages.Votes;

/// <summary>Signed-in residents; who is on a poll's list is asked for each poll.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Votes";
    public override Access Access => Access.Resident;
}
