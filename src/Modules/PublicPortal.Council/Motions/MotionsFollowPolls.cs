using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Motions;

/// <summary>In the transaction in which a poll opens, closes or is cancelled: the motion, and the matter behind it, know it too.</summary>
internal sealed class MotionsFollowPolls(PortalDbContext db, CouncilScope scope, TimeProvider clock) : IEventHandler<PollClosed>, IEventHandler<PollCancelled>, IEventHandler<PollOpened>
{
    public async Task HandleAsync(PollOpened happened, Process process, CancellationToken cancel)
    {
        if (await FindAsync(happened, cancel) is var (_, _, council)) await scope.ChangedAsync(council, cancel);
    }

    public async Task HandleAsync(PollClosed happened, Process process, CancellationToken cancel)
    {
        if (await FindAsync(happened, cancel) is not var (motion, meeting, council)) return;
        if (!motion.Decide(happened.PollId, happened.Outcome, clock.GetUtcNow())) return;
        process.Raise(new MotionDecided(motion.Id, happened.PollId, motion.Standing.ToString()));
        if (await MatterAsync(motion, cancel) is { } matter)
        {
            if (happened.Outcome is PollOutcome.NoQuorum or PollOutcome.Tied) matter.BackFromVote(meeting.Standing == MeetingStanding.Running, happened.Outcome);
            else
            {
                matter.Resolve(happened.Outcome);
                process.Raise(new BusinessResolved(matter.Id, matter.SubjectKind, matter.About, happened.PollId, happened.Outcome is PollOutcome.Passed or PollOutcome.Counted, happened.Selected));
            }
        }
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
    }

    public async Task HandleAsync(PollCancelled happened, Process process, CancellationToken cancel)
    {
        if (await FindAsync(happened, cancel) is not var (motion, meeting, council)) return;
        if (!motion.BackFromVote(happened.PollId)) return;
        (await MatterAsync(motion, cancel))?.BackFromVote(meeting.Standing == MeetingStanding.Running);
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
    }

    private async Task<(Motion, Meeting, CommunityCouncil)?> FindAsync(PollEvent happened, CancellationToken cancel)
    {
        if (happened.SubjectKind != Motion.SubjectKind) return null;
        var found = await (from m in db.Set<Motion>() join t in db.Set<Meeting>() on m.MeetingId equals t.Id join c in db.Set<CommunityCouncil>() on t.CouncilId equals c.Id
                           where m.Id == happened.About select new { m, t, c }).FirstOrDefaultAsync(cancel);
        return found is null ? null : (found.m, found.t, found.c);
    }

    private async Task<CouncilMatter?> MatterAsync(Motion motion, CancellationToken cancel) =>
        motion.BusinessId is { } id ? await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == id, cancel) : null;
}
