using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Voting.Contracts;
using PublicPortal.Voting.Holding;

namespace PublicPortal.Voting.Retention;

/// <summary>What somebody had chosen before they changed their mind is nobody's business once the poll is over: the published ballot is the last one.</summary>
internal sealed class ForgetPastBallots(PortalDbContext db, UnitOfWork work) : IPortalJob
{
    private const int AtOnce = 20;

    public string Name => "voting.forget-past-ballots";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        // The polls that have any are few, and are asked for by the index of the ballots.
        var over = await db.Set<Poll>().AsNoTracking().Where(p => (p.Standing == PollStanding.Closed || p.Standing == PollStanding.Cancelled) && db.Set<PastBallot>().Any(b => b.PollId == p.Id)).OrderBy(p => p.Id).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var poll in over)
        {
            await db.BeginWriteAsync(cancel);
            await db.Set<PastBallot>().Where(b => b.PollId == poll).ExecuteDeleteAsync(cancel);
            await work.CompleteAsync(cancel);
        }
    }
}
