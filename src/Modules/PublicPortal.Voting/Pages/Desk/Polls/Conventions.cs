using PublicPortal.Hosting.Access;

namespace PublicPortal.Voting.Pages.Desk.Polls;

internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Desk/Polls";
    public override Access Access => Access.With(VotingPermissions.View);
}
