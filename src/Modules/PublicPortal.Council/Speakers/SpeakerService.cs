using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Data;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Speakers;

/// <summary>The speakers' list of the item that is debated now: in the order of asking, one at a time, the time measured.</summary>
internal sealed class SpeakerService(PortalDbContext db, CouncilScope scope, MemberRoll roll, TimeProvider clock)
{
    /// <summary>A member asks to speak.</summary>
    public async Task<Result> JoinAsync(Guid meetingId, Guid accountId, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not var (meeting, council)) return SpeakerRefusals.NotOpen;
        var me = (await roll.OnAsync(council.Id, meeting.Day, cancel)).FirstOrDefault(m => m.AccountId == accountId);
        return me is null ? AttendanceRefusals.NotMember : await JoinAsync(meeting, me.Membership.Id, cancel);
    }

    public async Task<Result> AddAsync(Guid meetingId, string? membershipId, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, _)) return CouncilRefusals.OutOfScope;
        return Guid.TryParse(membershipId, out var id) ? await JoinAsync(meeting, id, cancel) : SpeakerRefusals.NotListed;
    }

    /// <summary>Takes the own name off the list again.</summary>
    public async Task<Result> LeaveAsync(Guid meetingId, Guid accountId, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not var (meeting, council)) return SpeakerRefusals.NotListed;
        var me = (await roll.OnAsync(council.Id, meeting.Day, cancel)).FirstOrDefault(m => m.AccountId == accountId)?.Membership.Id;
        if (await db.Set<SpeakerTurn>().FirstOrDefaultAsync(t => t.MeetingId == meetingId && t.MembershipId == me && t.StartedAt == null && t.EndedAt == null, cancel) is not { } turn) return SpeakerRefusals.NotListed;
        db.Remove(turn);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Whoever speaks now has finished, and the chosen one begins.</summary>
    public async Task<Result> StartAsync(Guid meetingId, Guid turnId, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, _)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        var now = clock.GetUtcNow();
        var turns = await db.Set<SpeakerTurn>().Where(t => t.MeetingId == meetingId && t.EndedAt == null).ToListAsync(cancel);
        if (turns.FirstOrDefault(t => t.Id == turnId) is not { IsWaiting: true } next) return SpeakerRefusals.NotListed;
        foreach (var speaking in turns.Where(t => t.IsSpeaking)) speaking.Stop(now);
        await db.SaveChangesAsync(cancel);
        next.Start(now);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> StopAsync(Guid meetingId, Guid turnId, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, _)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        if (await db.Set<SpeakerTurn>().FirstOrDefaultAsync(t => t.Id == turnId && t.MeetingId == meetingId && t.EndedAt == null, cancel) is not { } turn) return SpeakerRefusals.NotListed;
        if (turn.IsWaiting) db.Remove(turn);
        else turn.Stop(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result> JoinAsync(Meeting meeting, Guid membershipId, CancellationToken cancel)
    {
        if (meeting is not { Standing: MeetingStanding.Running, NowItemId: { } item }) return SpeakerRefusals.NotOpen;
        if (!await db.Set<CheckIn>().AnyAsync(c => c.MeetingId == meeting.Id && c.MembershipId == membershipId && c.StruckAt == null, cancel)) return SpeakerRefusals.NotPresent;
        db.Add(new SpeakerTurn { Id = Ids.New(clock), MeetingId = meeting.Id, ItemId = item, MembershipId = membershipId, JoinedAt = clock.GetUtcNow() });
        return await db.SaveOrDuplicateAsync(cancel) is null ? Result.Ok() : SpeakerRefusals.Already;
    }
}
