using PublicPortal.Notifications.Contracts;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Tells the proposer and those who follow.</summary>
internal sealed class ProposalNotices(INotifier notifier, ProposalQueries proposals)
{
    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    /// <summary>The proposer alone; nobody where a clerk wrote it for somebody without an account.</summary>
    public async Task OwnerAsync(Proposal proposal, string template, IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        if (proposal.OwnerAccountId is { } owner) await OneAsync(owner, proposal, template, values, cancel);
    }

    /// <summary>Proposer and followers.</summary>
    /// <param name="except">Who did it need not be told.</param>
    public async Task FollowersAsync(Proposal proposal, string template, IReadOnlyDictionary<string, string> values, Guid? except, CancellationToken cancel)
    {
        foreach (var account in await proposals.FollowersAsync(proposal.Id, cancel))
            if (account != except) await OneAsync(account, proposal, template, values, cancel);
    }

    public Task OneAsync(Guid account, Proposal proposal, string template, IReadOnlyDictionary<string, string> values, CancellationToken cancel) =>
        notifier.NotifyAsync(account, template, new Dictionary<string, string>(values) { ["title"] = proposal.Title }, proposal.OwnerAccountId == account ? $"/my/proposals/{proposal.Id}" : ProposalShelf.Path(proposal.Id), cancel);
}
