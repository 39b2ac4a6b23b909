using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Business;
using PublicPortal.Council.Contracts;
using PublicPortal.Council.Councils;
using PublicPortal.Council.Members;
using PublicPortal.Council.Motions;
using PublicPortal.Council.Rules;
using PublicPortal.Council.Speakers;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;

namespace PublicPortal.Council.Meetings;

/// <summary>The course of a meeting: announced, changed, cancelled, opened, item by item, ended.</summary>
internal sealed class MeetingService(PortalDbContext db, CouncilScope scope, RulesService rules, MemberRoll roll, INotifier notifier, TimeProvider clock)
{
    public async Task<Result> AnnounceAsync(Guid meetingId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Meetings, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(at.Meeting, cancel);
        return await AnnounceAsync(at, process, cancel);
    }

    internal async Task<Result> AnnounceAsync(MeetingAt at, Process process, CancellationToken cancel)
    {
        var (meeting, council) = at;
        if (await rules.InForceAsync(council.Id, cancel) is not { } inForce) return RulesRefusals.NotConfirmed;
        if (!await db.Set<AgendaItem>().AnyAsync(i => i.MeetingId == meeting.Id, cancel)) return MeetingRefusals.NoItems;
        if (meeting.StartsAt < clock.GetUtcNow()) return MeetingRefusals.InPast;
        var announced = meeting.Announce(inForce, clock.GetUtcNow());
        if (announced.IsRefused) return announced;
        process.Raise(new MeetingAnnounced(meeting.Id, council.Id, meeting.Notices, meeting.StartsAt));
        await TellAsync(at, meeting.Notices == 1 ? "council.invited" : "council.meeting-changed", [], cancel);
        return await SaveAsync(council, cancel);
    }

    public async Task<Result> ReopenAsync(Guid meetingId, string? date, string? time, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Meetings, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        var typed = new Typed();
        var (day, hour) = (typed.Date(date, "Date"), typed.Time(time, "Time"));
        if (typed.IsWrong) return typed.Refusal;
        if (await rules.InForceAsync(council.Id, cancel) is not { } inForce) return RulesRefusals.NotConfirmed;
        var reopened = meeting.Reopen(day, hour, inForce, clock.GetUtcNow());
        if (reopened.IsRefused) return reopened;
        process.Raise(new MeetingReopened(meeting.Id));
        return await SaveAsync(council, cancel);
    }

    public async Task<Result> CancelAsync(Guid meetingId, string? reason, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Meetings, cancel) is not { } at) return CouncilRefusals.OutOfScope;
        var (meeting, council) = at;
        await scope.LockAsync(meeting, cancel);
        var typed = new Typed();
        var why = typed.Reason(reason);
        if (typed.IsWrong) return typed.Refusal;
        var cancelled = meeting.Cancel(why);
        if (cancelled.IsRefused) return cancelled;
        foreach (var matter in await MattersAsync(meeting, cancel)) matter.PutBack();
        process.Raise(new MeetingCancelled(meeting.Id, why));
        if (meeting.IsPublic) await TellAsync(at, "council.meeting-cancelled", new() { ["reason"] = why }, cancel);
        return await SaveAsync(council, cancel);
    }

    public async Task<Result> StartAsync(Guid meetingId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        var started = meeting.Start(clock.GetUtcNow());
        if (started.IsRefused) return started;
        process.Raise(new MeetingStarted(meeting.Id));
        return await SaveAsync(council, cancel);
    }

    /// <summary>Goes on to an item; who was speaking on the one before has finished, and that one is done.</summary>
    public async Task<Result> TurnToAsync(Guid meetingId, Guid itemId, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, _)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        var items = await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id).ToListAsync(cancel);
        if (items.All(i => i.Id != itemId)) return MeetingRefusals.NoItem;
        await StopSpeakingAsync(meeting, cancel);
        if (meeting.NowItemId != itemId && items.FirstOrDefault(i => i.Id == meeting.NowItemId) is { Standing: ItemStanding.Planned } before) before.Standing = ItemStanding.Done;
        var turned = meeting.TurnTo(itemId);
        if (turned.IsRefused) return turned;
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Ends the meeting; matters that were not voted on wait for the next one.</summary>
    public async Task<Result> EndAsync(Guid meetingId, Process process, CancellationToken cancel)
    {
        if (await scope.MeetingAsync(meetingId, CouncilPermissions.Run, cancel) is not var (meeting, council)) return CouncilRefusals.OutOfScope;
        await scope.LockAsync(meeting, cancel);
        await StopSpeakingAsync(meeting, cancel);
        var now = meeting.NowItemId;
        var ended = meeting.End(clock.GetUtcNow());
        if (ended.IsRefused) return ended;
        var moved = await db.Set<Motion>().Where(m => m.MeetingId == meeting.Id && m.Standing != MotionStanding.Withdrawn).Select(m => m.ItemId).ToListAsync(cancel);
        foreach (var item in await db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id && i.Standing == ItemStanding.Planned).ToListAsync(cancel))
            item.Standing = item.Id == now || moved.Contains(item.Id) ? ItemStanding.Done : ItemStanding.Dropped;
        foreach (var matter in (await MattersAsync(meeting, cancel)).Where(m => m.Standing == BusinessStanding.OnAgenda)) matter.PutBack();
        process.Raise(new MeetingEnded(meeting.Id));
        return await SaveAsync(council, cancel);
    }

    private Task<List<CouncilMatter>> MattersAsync(Meeting meeting, CancellationToken cancel) =>
        db.Set<CouncilMatter>().Where(b => b.MeetingId == meeting.Id && (b.Standing == BusinessStanding.OnAgenda || b.Standing == BusinessStanding.Voting)).ToListAsync(cancel);

    private async Task StopSpeakingAsync(Meeting meeting, CancellationToken cancel)
    {
        foreach (var turn in await db.Set<SpeakerTurn>().Where(t => t.MeetingId == meeting.Id && t.StartedAt != null && t.EndedAt == null).ToListAsync(cancel)) turn.Stop(clock.GetUtcNow());
    }

    private async Task TellAsync(MeetingAt at, string template, Dictionary<string, string> more, CancellationToken cancel)
    {
        var values = new Dictionary<string, string>(more) { ["council"] = NoticeValue.Of(at.Council.Title), ["meeting"] = at.Meeting.Title, ["when"] = NoticeValue.Of(at.Meeting.StartsAt), ["place"] = at.Meeting.Place };
        foreach (var member in await roll.OnAsync(at.Council.Id, at.Meeting.Day, cancel))
            if (member.AccountId is { } account) await notifier.NotifyAsync(account, template, values, $"/my/council/meetings/{at.Meeting.Id}", cancel);
    }

    private async Task<Result> SaveAsync(CommunityCouncil council, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        await scope.ChangedAsync(council, cancel);
        return Result.Ok();
    }
}
