using PublicPortal.Hosting.Access;

namespace PublicPortal.Voting.Pages.Desk.PollSheets;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/PollSheets";
    public override Access Access => Access.With(VotingPermissions.Paper);
}
