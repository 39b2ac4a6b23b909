using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Proxies;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;

namespace PublicPortal.Council.Readers;

internal sealed record MyCouncil(SeatOfAccount Seat, string Name, IReadOnlyList<MemberLine> Members, IReadOnlyList<Meeting> Coming, IReadOnlyList<Meeting> Past, IReadOnlyList<Decision> Voting);

/// <param name="Me">The reader's own term at this meeting.</param>
internal sealed record MyMeeting(MeetingCourse Course, MemberLine Me)
{
    public Meeting Meeting => Course.At.Meeting;
    public CommunityCouncil Council => Course.At.Council;
    public Attendance.CheckIn? CheckIn => Course.CheckIns.FirstOrDefault(c => c.MembershipId == Me.Membership.Id);
    public Proxy? Given => Course.Proxies.FirstOrDefault(p => p.PrincipalId == Me.Membership.Id && p.RevokedAt is null);
    public IReadOnlyList<Proxy> Held => [.. Course.Proxies.Where(p => p.HolderId == Me.Membership.Id && p.RevokedAt is null)];
    public Speakers.SpeakerTurn? Turn => Course.Turns.FirstOrDefault(t => t.MembershipId == Me.Membership.Id && t.EndedAt is null);
}

/// <summary>What a member sees of the own council.</summary>
internal sealed class MemberPages(PortalDbContext db, MemberRoll roll, MeetingCourses courses, PublicCouncil council, ICurrentUser user, TimeProvider clock)
{
    public Task<SeatOfAccount?> SeatAsync(CancellationToken cancel) => roll.SeatOfAsync(user.AccountId!.Value, cancel);

    public async Task<MyCouncil?> FindAsync(CancellationToken cancel)
    {
        if (await SeatAsync(cancel) is not { } seat) return null;
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.CouncilId == seat.Council.Id && m.Notices > 0).OrderByDescending(m => m.StartsAt).Take(20).ToListAsync(cancel);
        var early = clock.GetUtcNow().AddHours(-12);
        var decisions = await council.DecisionsAsync(seat.Council.Id, 10, cancel);
        return new MyCouncil(seat, seat.Membership.PublicName ?? seat.Person.MaskedName, await roll.OnAsync(seat.Council.Id, roll.Today, cancel),
            [.. meetings.Where(m => PublicCouncil.IsAhead(m, early)).OrderBy(m => m.StartsAt)], [.. meetings.Where(m => !PublicCouncil.IsAhead(m, early))], [.. decisions.Where(d => d.Motion.Standing == Motions.MotionStanding.Voting)]);
    }

    /// <summary>Null for whoever is no member on that day, and while the meeting is not announced.</summary>
    public async Task<MyMeeting?> MeetingAsync(Guid meetingId, CancellationToken cancel)
    {
        if (await courses.FindAsync(meetingId, cancel) is not { At.Meeting.IsPublic: true } course) return null;
        return course.Members.FirstOrDefault(m => m.AccountId == user.AccountId) is { } me ? new MyMeeting(course, me) : null;
    }
}
