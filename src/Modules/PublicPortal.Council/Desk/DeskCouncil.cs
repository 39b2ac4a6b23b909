using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Rules;
using PublicPortal.Data;

namespace PublicPortal.Council.Desk;

internal sealed record CouncilCase(
    CommunityCouncil Council, IReadOnlyList<MemberLine> Members, StandingRules? Rules, StandingRules? Proposed, IReadOnlyList<Meeting> Meetings, IReadOnlyList<CouncilMatter> Matters, IReadOnlySet<Guid> Published);

internal sealed record MeetingCase(MeetingCourse Course, IReadOnlyList<CouncilMatter> Waiting, IReadOnlyDictionary<Guid, CouncilMatter> OnItems)
{
    public Meeting Meeting => Course.At.Meeting;
    public CommunityCouncil Council => Course.At.Council;
}

/// <summary>What the desk shows of a council and of a meeting.</summary>
internal sealed class DeskCouncil(PortalDbContext db, CouncilScope scope, MemberRoll roll, MeetingCourses courses)
{
    public async Task<CouncilCase?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await scope.CouncilAsync(id, CouncilPermissions.View, cancel) is not { } council) return null;
        var rules = await db.Set<StandingRules>().AsNoTracking().Where(r => r.CouncilId == id && (r.Standing == RulesStanding.InForce || r.Standing == RulesStanding.Proposed)).ToListAsync(cancel);
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.CouncilId == id).OrderByDescending(m => m.StartsAt).Take(30).ToListAsync(cancel);
        var ids = meetings.Select(m => m.Id).ToList();
        var published = await db.Set<MeetingMinutes>().AsNoTracking().Where(m => ids.Contains(m.MeetingId) && m.PublishedAt != null).Select(m => m.MeetingId).ToListAsync(cancel);
        var matters = await db.Set<CouncilMatter>().AsNoTracking().Where(b => b.CouncilId == id).OrderByDescending(b => b.PutAt).Take(30).ToListAsync(cancel);
        return new CouncilCase(
            council, await roll.OnAsync(id, roll.Today, cancel), rules.FirstOrDefault(r => r.Standing == RulesStanding.InForce), rules.FirstOrDefault(r => r.Standing == RulesStanding.Proposed), meetings, matters, published.ToHashSet());
    }

    public async Task<MeetingCase?> MeetingAsync(Guid meetingId, CancellationToken cancel)
    {
        if (await courses.FindAsync(meetingId, cancel) is not { } course || !scope.May(CouncilPermissions.View, course.At.Council)) return null;
        var council = course.At.Council.Id;
        var on = course.Items.Select(i => i.BusinessId).OfType<Guid>().ToList();
        var matters = await db.Set<CouncilMatter>().AsNoTracking().Where(b => b.CouncilId == council && (b.Standing == BusinessStanding.Waiting || on.Contains(b.Id))).OrderBy(b => b.PutAt).ToListAsync(cancel);
        return new MeetingCase(course, [.. matters.Where(b => b.Standing == BusinessStanding.Waiting)], matters.Where(b => on.Contains(b.Id)).ToDictionary(b => b.Id));
    }
}
