using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Proxies;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;
using PublicPortal.Data;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Minutes;

/// <summary>Reads a meeting with everything in it: always the same number of statements.</summary>
internal sealed class MeetingCourses(PortalDbContext db, MemberRoll roll, IPolls polls)
{
    public async Task<MeetingCourse?> FindAsync(Guid meetingId, CancellationToken cancel)
    {
        var found = await (from m in db.Set<Meeting>().AsNoTracking() join c in db.Set<CommunityCouncil>().AsNoTracking() on m.CouncilId equals c.Id where m.Id == meetingId select new { m, c }).FirstOrDefaultAsync(cancel);
        return found is null ? null : await OfAsync(new MeetingAt(found.m, found.c), cancel);
    }

    public async Task<MeetingCourse> OfAsync(MeetingAt at, CancellationToken cancel)
    {
        var id = at.Meeting.Id;
        var rules = at.Meeting.RulesId is { } rulesId ? await db.Set<StandingRules>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == rulesId, cancel)
            : await db.Set<StandingRules>().AsNoTracking().FirstOrDefaultAsync(r => r.CouncilId == at.Council.Id && r.Standing == RulesStanding.InForce, cancel);
        var items = await db.Set<AgendaItem>().AsNoTracking().Where(i => i.MeetingId == id).OrderBy(i => i.Place).ThenBy(i => i.Id).ToListAsync(cancel);
        var papers = await db.Set<AgendaPaper>().AsNoTracking().Where(p => p.MeetingId == id).OrderBy(p => p.Id).ToListAsync(cancel);
        var everybody = await roll.ByMembershipAsync(at.Council.Id, cancel);
        var checkIns = await db.Set<CheckIn>().AsNoTracking().Where(c => c.MeetingId == id).OrderBy(c => c.At).ToListAsync(cancel);
        var proxies = await db.Set<Proxy>().AsNoTracking().Where(p => p.MeetingId == id).OrderBy(p => p.GivenAt).ToListAsync(cancel);
        var turns = await db.Set<SpeakerTurn>().AsNoTracking().Where(t => t.MeetingId == id).OrderBy(t => t.JoinedAt).ThenBy(t => t.Id).ToListAsync(cancel);
        var motions = await db.Set<Motion>().AsNoTracking().Where(m => m.MeetingId == id).OrderBy(m => m.Number).ToListAsync(cancel);
        var states = await polls.FindManyAsync([.. motions.Select(m => m.PollId).OfType<Guid>()], cancel);
        var members = everybody.Values.Where(m => m.Membership.IsInOffice(at.Meeting.Day)).ToList();
        return new MeetingCourse(at, rules, items, papers, members, everybody, checkIns, proxies, turns, motions, states);
    }
}
