using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Casting;

namespace PublicPortal.Voting.Pages.Votes;

/// <summary>Where I may vote, and where I did.</summary>
internal sealed class IndexModel(VoteQueries queries) : PortalPageModel
{
    public IReadOnlyList<VoteLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await queries.OfAccountAsync(CurrentUser.AccountId!.Value, cancel);
}
