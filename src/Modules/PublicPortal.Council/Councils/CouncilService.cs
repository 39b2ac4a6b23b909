using Microsoft.EntityFrameworkCore;
using PublicPortal.Council.Members;
using PublicPortal.Council.Rules;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Council.Councils;

/// <param name="CouncilId">Null where the community has no council yet.</param>
internal sealed record CommunityLine(PlaceInfo Community, Guid? CouncilId, int Members, bool RulesConfirmed, DateTimeOffset? NextMeeting, int Waiting);

/// <summary>Founds councils and lists those of an official's area.</summary>
internal sealed class CouncilService(PortalDbContext db, CouncilScope scope, IPlaces places, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Communities of the official's area, those with a council first.</summary>
    public async Task<IReadOnlyList<CommunityLine>> ListAsync(CancellationToken cancel)
    {
        var scopes = user.Scopes(CouncilPermissions.View);
        var communities = new Dictionary<Guid, PlaceInfo>();
        foreach (var path in scopes)
            foreach (var place in await places.PlacesAsync(PlaceLevel.Community, path, cancel)) communities[place.Id] = place;
        var now = clock.GetUtcNow();
        var today = ChinaTime.Date(now);
        var councils = await db.Set<CommunityCouncil>().AsNoTracking().Where(ScopeFilter.Below<CommunityCouncil>(scopes, c => c.ScopePath)).ToDictionaryAsync(c => c.CommunityId, cancel);
        var ids = councils.Values.Select(c => c.Id).ToList();
        var members = await Membership.InOffice(db.Set<Membership>().AsNoTracking().Where(m => ids.Contains(m.CouncilId)), today).GroupBy(m => m.CouncilId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var confirmed = await db.Set<StandingRules>().AsNoTracking().Where(r => ids.Contains(r.CouncilId) && r.Standing == RulesStanding.InForce).Select(r => r.CouncilId).ToListAsync(cancel);
        var meetings = await db.Set<Meetings.Meeting>().AsNoTracking().Where(m => ids.Contains(m.CouncilId) && m.StartsAt > now && m.Standing == Meetings.MeetingStanding.Announced)
            .GroupBy(m => m.CouncilId).Select(g => new { g.Key, Next = g.Min(m => m.StartsAt) }).ToDictionaryAsync(g => g.Key, g => g.Next, cancel);
        var waiting = await db.Set<Business.CouncilMatter>().AsNoTracking().Where(b => ids.Contains(b.CouncilId) && b.Standing == Contracts.BusinessStanding.Waiting)
            .GroupBy(b => b.CouncilId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. communities.Values.Select(place => councils.GetValueOrDefault(place.Id) is not { } c ? new CommunityLine(place, null, 0, false, null, 0)
                    : new CommunityLine(place, c.Id, members.GetValueOrDefault(c.Id), confirmed.Contains(c.Id), meetings.TryGetValue(c.Id, out var next) ? next : null, waiting.GetValueOrDefault(c.Id)))
                .OrderBy(l => l.CouncilId is null).ThenBy(l => l.Community.Code, StringComparer.Ordinal),
        ];
    }

    public async Task<Result<Guid>> FoundAsync(string? communityId, Process process, CancellationToken cancel)
    {
        if (!Guid.TryParse(communityId, out var id) || await places.FindPlaceAsync(id, cancel) is not { Level: PlaceLevel.Community } place || !user.Has(CouncilPermissions.Members, place.ScopePath)) return CouncilRefusals.NoCommunity;
        var council = new CommunityCouncil { Id = Ids.New(clock), CommunityId = place.Id, CommunityCode = place.Code, CommunityName = place.Name, ScopePath = place.ScopePath, FoundedAt = clock.GetUtcNow() };
        db.Add(council);
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return CouncilRefusals.Exists;
        process.Raise(new CouncilFounded(council.Id, place.Id));
        await scope.ChangedAsync(council, cancel);
        return council.Id;
    }
}

/// <summary>A community came below another street: rights over it follow.</summary>
internal sealed class CouncilsMove(PortalDbContext db) : IEventHandler<PlaceMoved>
{
    public async Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        foreach (var council in await db.Set<CommunityCouncil>().Where(c => c.ScopePath.StartsWith(happened.FromScopePath)).ToListAsync(cancel))
            council.ScopePath = happened.ToScopePath + council.ScopePath[happened.FromScopePath.Length..];
        await db.SaveChangesAsync(cancel);
    }
}
