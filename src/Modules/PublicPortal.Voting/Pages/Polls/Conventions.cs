using PublicPortal.Hosting.Access;

namespace PublicPortal.Voting.Pages.Polls;

/// <summary>What is voted on, how, and what came out is for everybody.</summary>
internal sealed class Conventions : PageAccess
{
    public override string Folder => "/Polls";
    public override Access Access => Access.Public;
}
