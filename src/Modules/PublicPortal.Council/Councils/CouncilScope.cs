using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Meetings;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Kernel;

namespace PublicPortal.Council.Councils;

/// <param name="Council">Where it belongs to.</param>
internal sealed record MeetingAt(Meeting Meeting, CommunityCouncil Council);

/// <summary>Finds councils and meetings within the reach of the present official; what is outside is as good as not there.</summary>
internal sealed class CouncilScope(PortalDbContext db, ICurrentUser user, PageEvictions pages)
{
    public async Task<CommunityCouncil?> CouncilAsync(Guid id, Permission permission, CancellationToken cancel) =>
        await db.Set<CommunityCouncil>().FirstOrDefaultAsync(c => c.Id == id, cancel) is { } council && user.Has(permission, council.ScopePath) ? council : null;

    /// <summary>Tracked: the caller may change the meeting.</summary>
    public async Task<MeetingAt?> MeetingAsync(Guid id, Permission permission, CancellationToken cancel) =>
        await FindMeetingAsync(id, cancel) is { } at && user.Has(permission, at.Council.ScopePath) ? at : null;

    /// <summary>For members: whoever asks is looked at by the caller.</summary>
    public async Task<MeetingAt?> FindMeetingAsync(Guid id, CancellationToken cancel) =>
        await (from m in db.Set<Meeting>() join c in db.Set<CommunityCouncil>() on m.CouncilId equals c.Id where m.Id == id select new MeetingAt(m, c)).FirstOrDefaultAsync(cancel);

    public bool May(Permission permission, CommunityCouncil council) => user.Has(permission, council.ScopePath);

    /// <summary>Acts on one council come one after the other from here to the commit.</summary>
    public async Task LockAsync(CommunityCouncil council, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        await db.Set<CommunityCouncil>().Where(c => c.Id == council.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Turns, c => c.Turns + 1), cancel);
    }

    /// <summary>Acts on one meeting come one after the other from here to the commit; the meeting is read anew.</summary>
    public async Task LockAsync(Meeting meeting, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        await db.Set<Meeting>().Where(m => m.Id == meeting.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Turns, m => m.Turns + 1), cancel);
        await db.Entry(meeting).ReloadAsync(cancel);
    }

    /// <summary>What everybody sees of the council has changed.</summary>
    public Task ChangedAsync(CommunityCouncil council, CancellationToken cancel) => pages.EvictAsync([CouncilTags.Of(council.CommunityId)], cancel);
}
