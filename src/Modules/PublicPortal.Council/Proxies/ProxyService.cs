using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Attendance;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Meetings;
using PublicPortal.Council.Members;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Council.Proxies;

/// <summary>Proxies for one named meeting, given by the member or handed to the clerk; as many as the rules allow.</summary>
internal sealed class ProxyService(PortalDbContext db, CouncilScope scope, RulesService rules, MemberRoll roll, INotifier notifier, TimeProvider clock)
{
    public async Task<Result> GiveAsync(Guid meetingId, Guid accountId, string? holder, Process process, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not { } at) return ProxyRefusals.Closed;
        var members = await roll.OnAsync(at.Council.Id, at.Meeting.Day, cancel);
        return members.FirstOrDefault(m => m.AccountId == accountId) is { } me ? await GiveAsync(at, members, me, holder, false, process, cancel) : AttendanceRefusals.NotMember.At("Holder");
    }

    public async Task<Result> GiveByClerkAsync(Guid meetingId, Guid principalId, string? holder, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        var members = await roll.OnAsync(at.Council.Id, at.Meeting.Day, cancel);
        return members.FirstOrDefault(m => m.Membership.Id == principalId) is { } principal ? await GiveAsync(at, members, principal, holder, true, process, cancel) : AttendanceRefusals.NoMember;
    }

    public async Task<Result> RevokeAsync(Guid meetingId, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await scope.FindMeetingAsync(meetingId, cancel) is not var (meeting, council)) return ProxyRefusals.None;
        var mine = (await roll.OnAsync(council.Id, meeting.Day, cancel)).FirstOrDefault(m => m.AccountId == accountId)?.Membership.Id;
        if (await db.Set<Proxy>().FirstOrDefaultAsync(p => p.MeetingId == meetingId && p.PrincipalId == mine && p.RevokedAt == null, cancel) is not { } proxy || meeting.Standing == MeetingStanding.Ended) return ProxyRefusals.None;
        proxy.Revoke(clock.GetUtcNow());
        process.Raise(new ProxyEnded(meetingId, proxy.PrincipalId, proxy.HolderId));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result> GiveAsync(MeetingAt at, IReadOnlyList<MemberLine> members, MemberLine principal, string? typedHolder, bool byClerk, Process process, CancellationToken cancel)
    {
        var meeting = at.Meeting;
        await scope.LockAsync(meeting, cancel);   // the limit is counted: one after the other
        if (meeting.Standing is not (MeetingStanding.Announced or MeetingStanding.Running) || meeting.RulesId is not { } rulesId) return ProxyRefusals.Closed;
        var most = (await rules.FindAsync(rulesId, cancel)).MostProxies;
        if (most == 0) return ProxyRefusals.NotAllowed;
        if (!Guid.TryParse(typedHolder, out var holderId) || members.FirstOrDefault(m => m.Membership.Id == holderId) is not { } holder || holder == principal) return ProxyRefusals.NoHolder;
        var principalId = principal.Membership.Id;
        if (await db.Set<CheckIn>().AnyAsync(c => c.MeetingId == meeting.Id && c.MembershipId == principalId && c.StruckAt == null, cancel)) return ProxyRefusals.Present;
        var given = await db.Set<Proxy>().AsNoTracking().Where(p => p.MeetingId == meeting.Id && p.RevokedAt == null).ToListAsync(cancel);
        if (given.Any(p => p.PrincipalId == principalId)) return ProxyRefusals.Already;
        if (given.Any(p => p.PrincipalId == holderId || p.HolderId == principalId)) return ProxyRefusals.Chain;
        if (given.Count(p => p.HolderId == holderId) >= most) return ProxyRefusals.HolderFull.With(most);
        db.Add(new Proxy { Id = Ids.New(clock), MeetingId = meeting.Id, PrincipalId = principalId, HolderId = holderId, GivenAt = clock.GetUtcNow(), ByClerk = byClerk });
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return ProxyRefusals.Already;
        process.Raise(new ProxyGiven(meeting.Id, principalId, holderId, byClerk));
        if (holder.AccountId is { } account)
            await notifier.NotifyAsync(account, "council.proxy-given", new Dictionary<string, string> { ["member"] = principal.Name, ["meeting"] = meeting.Title, ["when"] = NoticeValue.Of(meeting.StartsAt) }, $"/my/council/meetings/{meeting.Id}", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }
}
