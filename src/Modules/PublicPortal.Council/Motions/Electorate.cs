using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Proxies;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.Council.Motions;

/// <param name="Proxies">How many of them are represented by somebody in the hall.</param>
internal sealed record Voters(IReadOnlyList<PollMember> Members, int Proxies);

/// <summary>
/// Who may vote: the members in office on the day the vote opens. A proxy whose holder is in the hall is noted beside the
/// member's name in the published list; one whose holder is not there is no vote.
/// </summary>
internal sealed class Electorate(PortalDbContext db, MemberRoll roll)
{
    public async Task<Voters> OfAsync(MeetingAt at, DateTimeOffset opens, CancellationToken cancel)
    {
        var members = await roll.OnAsync(at.Council.Id, ChinaTime.Date(opens), cancel);
        var names = members.ToDictionary(m => m.Membership.Id, m => m.Name);
        var proxies = await (from p in db.Set<Proxy>().AsNoTracking() join c in db.Set<CheckIn>().AsNoTracking() on new { p.MeetingId, MembershipId = p.HolderId } equals new { c.MeetingId, c.MembershipId }
                             where p.MeetingId == at.Meeting.Id && p.RevokedAt == null && c.StruckAt == null
                             select new { p.PrincipalId, p.HolderId }).ToListAsync(cancel);
        var holders = proxies.Where(p => names.ContainsKey(p.HolderId)).ToDictionary(p => p.PrincipalId, p => names[p.HolderId]);
        return new Voters(
            [.. members.Select(m => new PollMember(m.PersonId, holders.TryGetValue(m.Membership.Id, out var holder) ? $"{m.Name}（受托人：{holder}）" : m.Name))],
            members.Count(m => holders.ContainsKey(m.Membership.Id)));
    }
}
