using PublicPortal.Kernel;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Closing;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Holding;

/// <summary>What other modules may do with polls.</summary>
internal sealed class PollBook(PollAnnouncer announcer, PollCloser closer, PollReader reader) : IPolls
{
    public Task<Result<Guid>> AnnounceAsync(PollPlan plan, Process process, CancellationToken cancel) => announcer.AnnounceAsync(plan, process, cancel);

    public Task<Result> CancelAsync(Guid pollId, string reason, Process process, CancellationToken cancel) => closer.CancelAsync(pollId, reason, process, cancel);

    public Task<Result> CloseAsync(Guid pollId, Process process, CancellationToken cancel) => closer.CloseAsync(pollId, process, cancel);

    public Task<PollState?> FindAsync(Guid pollId, CancellationToken cancel) => reader.FindAsync(pollId, cancel);

    public Task<IReadOnlyDictionary<Guid, PollState>> FindManyAsync(IReadOnlyCollection<Guid> pollIds, CancellationToken cancel) => reader.FindManyAsync(pollIds, cancel);

    public Task<PollState?> NewestAboutAsync(string subjectKind, Guid subjectId, CancellationToken cancel) => reader.NewestAboutAsync(subjectKind, subjectId, cancel);

    public Task<IReadOnlyList<PollState>> RecentAsync(string scopePath, DateTimeOffset endedSince, CancellationToken cancel) => reader.RecentAsync(scopePath, endedSince, cancel);
}
