using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Proxies;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Attendance;

/// <summary>Who is in the hall: by the code on its screen, or by the clerk, who may also strike out.</summary>
internal sealed class AttendanceService(PortalDbContext db, CouncilScope scope, MemberRoll roll, HallCode code, AttemptLimiter limiter, IOptions<CouncilOptions> options, TimeProvider clock)
{
    /// <summary>A member checks in with what the screen shows.</summary>
    public async Task<Result> CheckInAsync(Guid meetingId, Guid accountId, string? typed, Process process, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not var (meeting, council)) return AttendanceRefusals.Closed;
        var member = (await roll.OnAsync(council.Id, meeting.Day, cancel)).FirstOrDefault(m => m.AccountId == accountId);
        if (member is null) return AttendanceRefusals.NotMember;
        if (meeting.Standing != MeetingStanding.Running) return AttendanceRefusals.Closed;
        if (!code.IsRight(meetingId, typed))
            return await limiter.SpendAsync("council.check-in", accountId.ToString("N"), options.Value.CodesPerHour, TimeSpan.FromHours(1), cancel) ? AttendanceRefusals.WrongCode : AttendanceRefusals.TooMany;
        if (!await limiter.HasLeftAsync("council.check-in", accountId.ToString("N"), options.Value.CodesPerHour, TimeSpan.FromHours(1), cancel)) return AttendanceRefusals.TooMany;
        var present = await db.Set<CheckIn>().AsNoTracking().FirstOrDefaultAsync(c => c.MeetingId == meetingId && c.MembershipId == member.Membership.Id, cancel);
        if (present is not null) return present.IsPresent ? AttendanceRefusals.Already : AttendanceRefusals.StruckOut;
        return await AddAsync(meeting, council, member, CheckInWay.Code, process, cancel);
    }

    public async Task<Result> CheckInByClerkAsync(Guid meetingId, Guid membershipId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        if (meeting.Standing != MeetingStanding.Running) return AttendanceRefusals.Closed;
        if ((await roll.OnAsync(council.Id, meeting.Day, cancel)).FirstOrDefault(m => m.Membership.Id == membershipId) is not { } member) return AttendanceRefusals.NoMember;
        if (await db.Set<CheckIn>().FirstOrDefaultAsync(c => c.MeetingId == meetingId && c.MembershipId == membershipId, cancel) is not { } present)
            return await AddAsync(meeting, council, member, CheckInWay.Clerk, process, cancel);
        var restored = present.Restore(clock.GetUtcNow());
        if (restored.IsRefused) return restored;
        process.Raise(new MemberCheckedIn(meetingId, member.PersonId, CheckInWay.Clerk.ToString()));
        await EndProxyAsync(meeting, membershipId, process, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    public async Task<Result> StrikeAsync(Guid meetingId, Guid membershipId, string? reason, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, _)) return CouncilRefusals.OutOfScope;
        if (meeting.Standing != MeetingStanding.Running) return AttendanceRefusals.Closed;
        var typed = new Typed();
        var why = typed.Reason(reason);
        if (typed.IsWrong) return typed.Refusal;
        if (await db.Set<CheckIn>().FirstOrDefaultAsync(c => c.MeetingId == meetingId && c.MembershipId == membershipId, cancel) is not { } present) return AttendanceRefusals.NotThere;
        var struck = present.Strike(why, clock.GetUtcNow());
        if (struck.IsRefused) return struck;
        process.Raise(new MemberStruckOut(meetingId, present.PersonId));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result> AddAsync(Meeting meeting, CommunityCouncil council, MemberLine member, CheckInWay way, Process process, CancellationToken cancel)
    {
        _ = council;
        db.Add(CheckIn.Make(Ids.New(clock), meeting.Id, member.Membership.Id, member.PersonId, way, clock.GetUtcNow()));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return AttendanceRefusals.Already;
        process.Raise(new MemberCheckedIn(meeting.Id, member.PersonId, way.ToString()));
        await EndProxyAsync(meeting, member.Membership.Id, process, cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Who comes votes for themselves: a proxy given for this meeting ends.</summary>
    private async Task EndProxyAsync(Meeting meeting, Guid membershipId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Proxy>().FirstOrDefaultAsync(p => p.MeetingId == meeting.Id && p.PrincipalId == membershipId && p.RevokedAt == null, cancel) is not { } proxy) return;
        proxy.Revoke(clock.GetUtcNow());
        process.Raise(new ProxyEnded(meeting.Id, proxy.PrincipalId, proxy.HolderId));
    }
}

/// <summary>Tells Voting who is in the hall when a poll on a motion closes; whoever was struck out is not.</summary>
internal sealed class HallPresence(PortalDbContext db) : IPollPresence
{
    public string SubjectKind => Motion.SubjectKind;

    public async Task<IReadOnlyCollection<Guid>> PresentAsync(Guid subjectId, CancellationToken cancel = default) =>
        await (from m in db.Set<Motion>().AsNoTracking() join c in db.Set<CheckIn>().AsNoTracking() on m.MeetingId equals c.MeetingId
               where m.Id == subjectId && c.StruckAt == null select c.PersonId).Distinct().ToListAsync(cancel);
}
