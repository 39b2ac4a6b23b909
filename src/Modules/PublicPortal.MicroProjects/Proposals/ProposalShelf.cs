using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Puts a proposal where readers find it and takes it away: the site's search, the pages in memory.</summary>
internal sealed class ProposalShelf(PageEvictions pages, ISiteSearch search)
{
    public IReadOnlyCollection<string> Tags(Proposal proposal) =>
        [ProposalQueries.Tag(proposal.Id), ProposalQueries.CommunityTag(proposal.CommunityId), ProposalQueries.AllTag, Rounds.RoundQueries.Tag(proposal.RoundId)];

    public async Task PutAsync(Proposal proposal, CancellationToken cancel)
    {
        await pages.EvictAsync(Tags(proposal), cancel);
        await search.PutAsync(new SearchEntry(proposal.Id, "提议", proposal.Title, $"{proposal.Need}\n{proposal.Place}\n{proposal.Number}", Path(proposal.Id), proposal.ScopePath, proposal.ShownAt ?? proposal.SentAt), cancel);
    }

    public async Task TakeAsync(Proposal proposal, CancellationToken cancel)
    {
        await pages.EvictAsync(Tags(proposal), cancel);
        await search.RemoveAsync(proposal.Id, cancel);
    }

    /// <summary>The public page of a proposal, and of the project that it becomes.</summary>
    public static string Path(Guid id) => $"/projects/{id}";

    /// <summary>Where one endorses, follows, comments.</summary>
    public static string ActPath(Guid id) => $"/proposals/act/{id}";
}
