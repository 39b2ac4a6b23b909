using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Motions;

/// <summary>Stands where no polls can be held.</summary>
internal sealed class PollsNotThere : IPolls
{
    private static readonly Refusal NoPolls = new("council.polls.none", "现在不能表决。", "No votes can be held now.");

    public Task<Result<Guid>> AnnounceAsync(PollPlan plan, Process process, CancellationToken cancel = default) => Task.FromResult<Result<Guid>>(NoPolls);
    public Task<Result> CancelAsync(Guid pollId, string reason, Process process, CancellationToken cancel = default) => Task.FromResult<Result>(NoPolls);
    public Task<Result> CloseAsync(Guid pollId, Process process, CancellationToken cancel = default) => Task.FromResult<Result>(NoPolls);
    public Task<PollState?> FindAsync(Guid pollId, CancellationToken cancel = default) => Task.FromResult<PollState?>(null);
    public Task<IReadOnlyDictionary<Guid, PollState>> FindManyAsync(IReadOnlyCollection<Guid> pollIds, CancellationToken cancel = default) => Task.FromResult<IReadOnlyDictionary<Guid, PollState>>(new Dictionary<Guid, PollState>());
    public Task<PollState?> NewestAboutAsync(string subjectKind, Guid subjectId, CancellationToken cancel = default) => Task.FromResult<PollState?>(null);
}
