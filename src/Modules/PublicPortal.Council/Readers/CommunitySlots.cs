using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Data;
using PublicPortal.Kernel;
using static PublicPortal.Hosting.Pages.Text;

namespace PublicPortal.Council.Readers;

/// <summary>On a community's home, first of all: what its council votes on now, and when it meets.</summary>
internal sealed class CouncilNow(PortalDbContext db, PublicCouncil council, TimeProvider clock) : ICommunitySlot
{
    public int Order => 10;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        if (await db.Set<CommunityCouncil>().AsNoTracking().FirstOrDefaultAsync(c => c.CommunityCode == place.Code, cancel) is not { } here) return null;
        tags.Add(CouncilTags.Of(here.CommunityId));
        var early = clock.GetUtcNow().AddHours(-12);
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.CouncilId == here.Id && m.StartsAt > early && m.Notices > 0
            && (m.Standing == MeetingStanding.Announced || m.Standing == MeetingStanding.Changing || m.Standing == MeetingStanding.Running)).OrderBy(m => m.StartsAt).Take(2).ToListAsync(cancel);
        var decisions = await council.DecisionsAsync(here.Id, 6, cancel);
        var rows = new List<CommunityRow>();
        foreach (var voting in decisions.Where(d => d.Motion.Standing == MotionStanding.Voting))
            rows.Add(new CommunityRow("ballot", voting.Motion.Words.ToString(),
                T("议事会正在表决", "The council is voting") + (voting.Poll is { } poll ? T($"，{ChinaTime.Show(poll.Closes)} 截止", $" until {ChinaTime.Show(poll.Closes)}") : ""), voting.Poll?.Path ?? $"/council/meetings/{voting.Meeting.Id}"));
        foreach (var meeting in meetings)
            rows.Add(new CommunityRow("calendar", T($"{meeting.Title}，欢迎旁听", $"{meeting.Title}: guests welcome"), $"{ChinaTime.Show(meeting.StartsAt)} · {meeting.Place}", $"/council/meetings/{meeting.Id}"));
        foreach (var decided in decisions.Where(d => d.Motion.Standing != MotionStanding.Voting).Take(2))
            rows.Add(new CommunityRow(decided.Motion.Standing == MotionStanding.Lost ? "cross" : "check-circle", decided.Motion.Words.ToString(), decided.Motion.Standing.Title() + " · " + ChinaTime.Short(ChinaTime.Date(decided.Motion.DecidedAt ?? decided.Meeting.StartsAt)), decided.Poll?.Path ?? $"/council/meetings/{decided.Meeting.Id}"));
        if (rows.Count == 0) rows.Add(new CommunityRow("people", T("看看议事会怎么议事", "How the council works"), T("成员、规则和决定", "Members, rules and decisions"), here.Path));
        return new CommunityBlock(new LocalizedText("居民议事会", "Residents' council"), rows, here.Path);
    }
}

/// <summary>Further down: who sits in the council.</summary>
internal sealed class CouncilPeople(PortalDbContext db, MemberRoll roll) : ICommunitySlot
{
    public int Order => 65;

    public async Task<CommunityBlock?> ForAsync(CommunityPlace place, ICollection<string> tags, CancellationToken cancel)
    {
        if (await db.Set<CommunityCouncil>().AsNoTracking().FirstOrDefaultAsync(c => c.CommunityCode == place.Code, cancel) is not { } here) return null;
        tags.Add(CouncilTags.Of(here.CommunityId));
        var members = await roll.OnAsync(here.Id, roll.Today, cancel);
        if (members.Count == 0) return null;
        var heads = members.Where(m => m.Membership.Office != CouncilOffice.Member).Select(m => new CommunityRow("person", m.Name, $"{m.Membership.Office.Title()} · {m.Seat}"));
        return new CommunityBlock(new LocalizedText("议事会的人", "People of the council"),
            [.. heads, new CommunityRow("people", T($"共 {members.Count} 位成员", $"{members.Count} members"), string.Join(T("，", ", "), members.GroupBy(m => m.Seat).Select(g => $"{g.Key} {g.Count()}")), here.Path)]);
    }
}
