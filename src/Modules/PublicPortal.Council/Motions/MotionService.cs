using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Motions;

/// <summary>Moves motions, puts them to vote through Voting, and withdraws them.</summary>
internal sealed class MotionService(PortalDbContext db, CouncilScope scope, RulesService rules, Electorate electorate, TimeProvider clock, IPolls polls)
{
    /// <summary>How long a vote may be open, in minutes: in the hall, over a day, over a week.</summary>
    public static readonly IReadOnlyList<int> Lasts = [5, 10, 15, 30, 60, 24 * 60, 3 * 24 * 60, 7 * 24 * 60];

    /// <summary>A member moves on the item that is debated now.</summary>
    public async Task<Result<Guid>> MoveAsync(Guid meetingId, string? text, string? mover, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        if (meeting.Standing != MeetingStanding.Running) return MeetingRefusals.NotRunning;
        if (meeting.NowItemId is not { } item) return MotionRefusals.NoItem;
        var typed = new Typed();
        var words = typed.Text(text, "Motion", Motion.TextLength);
        if (!Guid.TryParse(mover, out var moverId) || !await db.Set<CheckIn>().AnyAsync(c => c.MeetingId == meetingId && c.MembershipId == moverId && c.StruckAt == null, cancel)) typed.Add(MotionRefusals.NoMover);
        if (typed.IsWrong) return typed.RefusalOf<Guid>();
        return await AddAsync(meeting, council, item, words, null, moverId, null, process, cancel);
    }

    /// <summary>The matter on the item that is debated now is moved as it was put.</summary>
    public async Task<Result<Guid>> MoveMatterAsync(Guid meetingId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        if (meeting.Standing != MeetingStanding.Running) return MeetingRefusals.NotRunning;
        var item = await db.Set<AgendaItem>().FirstOrDefaultAsync(i => i.Id == meeting.NowItemId, cancel);
        if (item?.BusinessId is not { } business || await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == business, cancel) is not { } matter) return MotionRefusals.NoItem;
        if (matter.Standing != BusinessStanding.OnAgenda) return MeetingRefusals.NoBusiness;
        if (await db.Set<Motion>().AnyAsync(m => m.MeetingId == meetingId && m.BusinessId == business && m.Standing != MotionStanding.Withdrawn, cancel)) return MotionRefusals.OtherBudget;
        return await AddAsync(meeting, council, item.Id, matter.TitleZh, matter.TitleEn, null, business, process, cancel);
    }

    public async Task<Result> PutToVoteAsync(Guid meetingId, Guid motionId, string? lasts, Process process, CancellationToken cancel)
    {
        if (await FindAsync(meetingId, motionId, cancel) is not var (meeting, council, motion)) return MotionRefusals.None;
        await scope.LockAsync(meeting, cancel);
        await db.Entry(motion).ReloadAsync(cancel);   // somebody else may have pressed before
        if (meeting.Standing != MeetingStanding.Running) return MeetingRefusals.NotRunning;
        if (!motion.IsOpen) return MotionRefusals.NotOpen;
        if (!int.TryParse(lasts, out var minutes) || !Lasts.Contains(minutes)) return MotionRefusals.Lasts;
        var announced = await AnnounceAsync(new MeetingAt(meeting, council), motion, minutes, process, cancel);
        if (announced.IsRefused) return announced;
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    private async Task<Result> AnnounceAsync(MeetingAt at, Motion motion, int minutes, Process process, CancellationToken cancel)
    {
        var (meeting, council) = at;
        var inForce = await rules.FindAsync(meeting.RulesId!.Value, cancel);
        var matter = motion.BusinessId is { } business ? await db.Set<CouncilMatter>().FirstAsync(b => b.Id == business, cancel) : null;
        if (matter is not null && matter.Standing != BusinessStanding.OnAgenda) return MeetingRefusals.NoBusiness;   // taken back meanwhile
        var now = clock.GetUtcNow();
        var voters = await electorate.OfAsync(at, now, cancel);
        if (voters.Members.Count == 0) return MotionRefusals.NobodyInOffice;
        var papers = await db.Set<AgendaPaper>().AsNoTracking().Where(p => p.ItemId == motion.ItemId).OrderBy(p => p.Id).ToListAsync(cancel);
        var plan = new PollPlan(new PollSubject(Motion.SubjectKind, motion.Id, council.ScopePath, $"/council/meetings/{meeting.Id}"), motion.Words, voters.Members, inForce.Quorum, now, now.AddMinutes(minutes))
        {
            Motion = matter?.Budget is null ? inForce.Motion : null,
            Budget = matter?.Budget,
            Options = matter?.Options ?? [],
            Papers = [.. papers.Select(p => new PollPaper(new LocalizedText(p.Title, p.Title), p.Path, p.Sha256))],
            Secret = inForce.Secret,
        };
        var poll = await polls.AnnounceAsync(plan, process, cancel);
        if (poll.IsRefused) return Result.Refuse([.. poll.Refusals.Select(r => r with { Field = null })]);
        var put = motion.PutToVote(poll.Value);
        if (put.IsRefused) return put;
        matter?.PutToVote(poll.Value);
        process.Raise(new MotionPutToVote(motion.Id, poll.Value, voters.Members.Count, voters.Proxies));
        return Result.Ok();
    }

    /// <summary>The chair ends the vote: everybody has voted.</summary>
    public async Task<Result> CloseAsync(Guid meetingId, Guid motionId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(meetingId, motionId, cancel) is not var (_, _, motion)) return MotionRefusals.None;
        return motion is { Standing: MotionStanding.Voting, PollId: { } poll } ? await polls.CloseAsync(poll, process, cancel) : MotionRefusals.NotVoting;
    }

    /// <summary>Takes a motion back. One that is being voted on takes its poll with it, with the reason published.</summary>
    public async Task<Result> WithdrawAsync(Guid meetingId, Guid motionId, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(meetingId, motionId, cancel) is not var (meeting, council, motion)) return MotionRefusals.None;
        await scope.LockAsync(meeting, cancel);
        await db.Entry(motion).ReloadAsync(cancel);   // somebody else may have pressed before
        var typed = new Typed();
        var why = typed.Reason(reason);
        if (typed.IsWrong) return typed.Refusal;
        if (motion is { Standing: MotionStanding.Voting, PollId: { } poll })
        {
            var cancelled = await polls.CancelAsync(poll, why, process, cancel);
            if (cancelled.IsRefused) return cancelled;
            motion.BackFromVote(poll);
        }
        var withdrawn = motion.Withdraw(why);
        if (withdrawn.IsRefused) return withdrawn;
        if (motion.BusinessId is { } business && await db.Set<CouncilMatter>().FirstOrDefaultAsync(b => b.Id == business, cancel) is { } matter) matter.BackFromVote(meeting.Standing == MeetingStanding.Running);
        process.Raise(new MotionWithdrawn(motion.Id, why));
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }

    private async Task<Result<Guid>> AddAsync(Meeting meeting, CommunityCouncil council, Guid item, string text, string? textEn, Guid? mover, Guid? business, Process process, CancellationToken cancel)
    {
        var number = await db.Set<Motion>().CountAsync(m => m.MeetingId == meeting.Id, cancel) + 1;
        var motion = new Motion { Id = Ids.New(clock), MeetingId = meeting.Id, ItemId = item, Number = number, Text = text, TextEn = textEn, MoverId = mover, BusinessId = business, MovedAt = clock.GetUtcNow() };
        db.Add(motion);
        await db.SaveChangesAsync(cancel);
        process.Raise(new MotionMoved(motion.Id, meeting.Id, number));
        await scope.ChangedAsync(council, cancel);
        return motion.Id;
    }

    private async Task<(Meeting, CommunityCouncil, Motion)?> FindAsync(Guid meetingId, Guid motionId, CancellationToken cancel) =>
        await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is var (meeting, council)
        && await db.Set<Motion>().FirstOrDefaultAsync(m => m.Id == motionId && m.MeetingId == meetingId, cancel) is { } motion ? (meeting, council, motion) : null;
}
