using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Closing;

/// <summary>
/// Opens and closes polls at their time. Every node looks; the conditional updates let one of them do it. The fence is taken
/// some seconds after the closing time: votes that had arrived whole before it are written meanwhile, later ones are refused
/// by their arrival.
/// </summary>
internal sealed class PollClock(PortalDbContext db, WorkRunner runner, IOptions<VotingOptions> options, DatabaseClock clock) : IPunctualJob
{
    internal const string KeysNotTaken = "保管人没有领取钥匙，无法投票。 / The keepers did not take their halves of the key, so nobody could vote.";

    private sealed record Due(Guid Id, PollStanding Standing, bool IsAccepting, DateTimeOffset Opens, DateTimeOffset Closes);

    public async Task RunAsync(CancellationToken cancel)
    {
        var (now, fence) = (clock.Now, clock.Now.AddSeconds(-options.Value.DrainSeconds));
        var due = await db.Set<Poll>().AsNoTracking()
            .Where(p => p.Standing == PollStanding.Announced || p.Standing == PollStanding.Open || p.Standing == PollStanding.Closing).Where(p => p.OpensAt <= now)
            .Select(p => new Due(p.Id, p.Standing, p.IsAccepting, p.OpensAt, p.ClosesAt)).ToListAsync(cancel);
        foreach (var poll in due)
        {
            if (poll is { Standing: PollStanding.Announced, IsAccepting: true }) await OpenAsync(poll.Id, cancel);
            if (poll.Standing != PollStanding.Closing && poll.Closes <= fence)
            {
                if (poll is { Standing: PollStanding.Announced, IsAccepting: false }) await CancelAsync(poll.Id, cancel);
                else await CloseAsync(poll.Id, cancel);
            }
            else if (poll.Standing == PollStanding.Closing && await MayBeCountedAsync(poll.Id, cancel)) await CountAsync(poll.Id, cancel);
        }
    }

    private Task OpenAsync(Guid id, CancellationToken cancel) =>
        runner.RunAsync<Result>("voting.open", Channel.Job, (s, process) => s.Closer().OpenAsync(id, process, cancel), cancel: cancel);

    private Task CloseAsync(Guid id, CancellationToken cancel) =>
        runner.RunAsync<Result>("voting.close", Channel.Job, (s, process) => s.Closer().CloseAsync(id, process, cancel), cancel: cancel);

    private Task CancelAsync(Guid id, CancellationToken cancel) =>
        runner.RunAsync<Result>("voting.cancel", Channel.Job, (s, process) => s.Closer().CancelAsync(id, KeysNotTaken, process, cancel), cancel: cancel);

    private Task CountAsync(Guid id, CancellationToken cancel) => runner.RunAsync<Result>("voting.count", Channel.Job,
        async (s, process) => await s.Closer().CountAsync(id, process, cancel) ? Result.Ok() : VotingRefusals.SheetsWaiting, cancel: cancel);

    /// <summary>A look without a lock, so that a poll that waits for its keys costs a query a second and not a transaction.</summary>
    private async Task<bool> MayBeCountedAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<KeyShare>().AnyAsync(s => s.PollId == id && s.Released == null, cancel)) return false;
        var open = await db.Set<PaperSheet>().AsNoTracking().Where(s => s.PollId == id && s.ConfirmedAt == null).Select(s => s.Id).ToListAsync(cancel);
        var names = open.Select(PaperSheet.PublicIdOf).ToList();
        return names.Count == 0 || !await db.Set<PollMark>().AnyAsync(m => m.PollId == id && names.Contains(m.By), cancel);
    }
}

/// <summary>Writes boards and records that were too long for the act that closed their poll.</summary>
internal sealed class PollRecordJob(PortalDbContext db, PollCloser closer) : IPortalJob
{
    public string Name => "voting.record";
    public TimeSpan Every => TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var id in await db.Set<Poll>().AsNoTracking().Where(p => p.Standing == PollStanding.Closed && p.RecordBytes == null).Select(p => p.Id).ToListAsync(cancel))
            await closer.WriteRecordAsync(id, cancel);
        foreach (var id in await db.Set<Poll>().AsNoTracking().Where(p => p.RecordBytes != null && p.RecordHash == null).Select(p => p.Id).ToListAsync(cancel))
            await closer.KeepPrintsAsync(id, cancel);
    }
}
