using PublicPortal.Hosting.Access;

namespace PublicPortal.Voting.Pages.Desk.PollKeys;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/PollKeys";
    public override Access Access => Access.With(VotingPermissions.KeepKey);
}
