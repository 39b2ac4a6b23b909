using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Voting.Results;

/// <summary>A poll that changes is fresh on every node: its pages are evicted with the commit.</summary>
internal sealed class PollPages(PageEvictions pages) : IEventHandler<PollAnnounced>, IEventHandler<PollOpened>, IEventHandler<PollCancelled>, IEventHandler<PollClosed>
{
    public Task HandleAsync(PollAnnounced happened, Process process, CancellationToken cancel) => EvictAsync(happened, cancel);
    public Task HandleAsync(PollOpened happened, Process process, CancellationToken cancel) => EvictAsync(happened, cancel);
    public Task HandleAsync(PollCancelled happened, Process process, CancellationToken cancel) => EvictAsync(happened, cancel);
    public Task HandleAsync(PollClosed happened, Process process, CancellationToken cancel) => EvictAsync(happened, cancel);

    private Task EvictAsync(PollEvent happened, CancellationToken cancel) => pages.EvictAsync([PollTags.All, PollTags.Poll(happened.PollId)], cancel);
}
