using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Minutes;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Readers;

/// <summary>On a member's home: the meeting that comes or goes on; minutes that were published.</summary>
internal sealed class MemberHome(PortalDbContext db, MemberRoll roll, TimeProvider clock) : IHomeSlot
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14), Lately = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel)
    {
        if (await roll.SeatOfAsync(accountId, cancel) is not { } seat) return [];
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + Ahead);
        var early = now.AddHours(-12);
        var membership = seat.Membership.Id;
        var meetings = await db.Set<Meeting>().AsNoTracking().Where(m => m.CouncilId == seat.Council.Id && (m.Standing == MeetingStanding.Announced || m.Standing == MeetingStanding.Running) && m.StartsAt > early && m.StartsAt < until)
            .OrderBy(m => m.StartsAt).Take(3)
            .Select(m => new { m.Id, m.Title, m.StartsAt, m.Place, m.Standing, m.AnnouncedAt, Here = db.Set<CheckIn>().Any(c => c.MeetingId == m.Id && c.MembershipId == membership) }).ToListAsync(cancel);
        return
        [
            .. meetings.Select(m => m.Standing == MeetingStanding.Running && !m.Here
                ? new HomeItem(new($"会议开始了：{m.Title}", $"Going on now: {m.Title}"), new("请看会场屏幕签到", "Check in with the code on the screen"), $"/my/council/meetings/{m.Id}", "ballot", m.StartsAt, ChinaTime.Date(m.StartsAt), new("去签到", "Check in"))
                : new HomeItem(new($"议事会开会：{m.Title}", $"Council meeting: {m.Title}"), new($"{Day(m.StartsAt).Zh}，{m.Place}", $"{Day(m.StartsAt).En}, {m.Place}"), $"/my/council/meetings/{m.Id}", "calendar", m.AnnouncedAt ?? now, ChinaTime.Date(m.StartsAt), new("看议程", "See the agenda"))),
        ];
    }

    public async Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel)
    {
        if (await roll.SeatOfAsync(accountId, cancel) is not { } seat) return [];
        var since = clock.GetUtcNow() - Lately;
        var rows = await (from m in db.Set<Meeting>().AsNoTracking() join t in db.Set<MeetingMinutes>().AsNoTracking() on m.Id equals t.MeetingId
                          where m.CouncilId == seat.Council.Id && t.PublishedAt > since orderby t.PublishedAt descending select new { m.Id, m.Title, At = t.PublishedAt!.Value }).Take(3).ToListAsync(cancel);
        return [.. rows.Select(r => new HomeItem(new("会议记录已公布", "Minutes are published"), new(r.Title, r.Title), $"/council/meetings/{r.Id}", "document", r.At))];
    }

    private static LocalizedText Day(DateTimeOffset at)
    {
        var local = ChinaTime.Local(at);
        return new(FormattableString.Invariant($"{local.Month} 月 {local.Day} 日 {local:HH:mm}"), FormattableString.Invariant($"{local:d MMMM, HH:mm}"));
    }
}
