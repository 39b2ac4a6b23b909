using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Readers;

/// <param name="Poll">Null where the poll is not known.</param>
internal sealed record Decision(Motion Motion, Meeting Meeting, PollState? Poll);

internal sealed record CouncilPage(
    CommunityCouncil Council, IReadOnlyList<MemberLine> Members, StandingRules? Rules, IReadOnlyList<Meeting> Coming, IReadOnlyList<Meeting> Past, IReadOnlyList<Decision> Voting, IReadOnlyList<Decision> Decided, IReadOnlySet<Guid> WithMinutes);

/// <summary>What everybody may read about a council.</summary>
internal sealed class PublicCouncil(PortalDbContext db, MemberRoll roll, RulesService rules, IPolls polls, TimeProvider clock)
{
    private const int PastShown = 12, DecisionsShown = 10;

    public async Task<CouncilPage?> FindAsync(string code, CancellationToken cancel)
    {
        if (await db.Set<CommunityCouncil>().AsNoTracking().FirstOrDefaultAsync(c => c.CommunityCode == code, cancel) is not { } council) return null;
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.CouncilId == council.Id && m.Notices > 0).OrderByDescending(m => m.StartsAt).Take(PastShown + 8).ToListAsync(cancel);
        var ids = meetings.Select(m => m.Id).ToList();
        var minutes = await db.Set<MeetingMinutes>().AsNoTracking().Where(m => ids.Contains(m.MeetingId) && m.PublishedAt != null).Select(m => m.MeetingId).ToListAsync(cancel);
        var decisions = await DecisionsAsync(council.Id, DecisionsShown, cancel);
        var early = clock.GetUtcNow().AddHours(-12);
        return new CouncilPage(
            council, await roll.OnAsync(council.Id, roll.Today, cancel), await rules.InForceAsync(council.Id, cancel),
            [.. meetings.Where(m => IsAhead(m, early)).OrderBy(m => m.StartsAt)], [.. meetings.Where(m => !IsAhead(m, early)).Take(PastShown)],
            [.. decisions.Where(d => d.Motion.Standing == MotionStanding.Voting)], [.. decisions.Where(d => d.Motion.Standing is MotionStanding.Carried or MotionStanding.Lost or MotionStanding.Chosen)], minutes.ToHashSet());
    }

    /// <summary>What is being voted on and what was decided last.</summary>
    public async Task<IReadOnlyList<Decision>> DecisionsAsync(Guid councilId, int most, CancellationToken cancel)
    {
        var rows = await (from m in db.Set<Motion>().AsNoTracking() join t in db.Set<Meeting>().AsNoTracking() on m.MeetingId equals t.Id
                          where t.CouncilId == councilId && (m.Standing == MotionStanding.Voting || m.Standing == MotionStanding.Carried || m.Standing == MotionStanding.Lost || m.Standing == MotionStanding.Chosen)
                          orderby m.MovedAt descending select new { m, t }).Take(most).ToListAsync(cancel);
        var states = await polls.FindManyAsync([.. rows.Select(r => r.m.PollId).OfType<Guid>()], cancel);
        return [.. rows.Select(r => new Decision(r.m, r.t, r.m.PollId is { } id ? states.GetValueOrDefault(id) : null))];
    }

    /// <summary>Goes on, or has been announced and its hour has not long passed.</summary>
    public static bool IsAhead(Meeting meeting, DateTimeOffset early) => meeting.Standing == MeetingStanding.Running || (IsComing(meeting) && meeting.StartsAt > early);

    private static bool IsComing(Meeting meeting) => meeting.Standing is MeetingStanding.Announced or MeetingStanding.Changing or MeetingStanding.Running;
}
