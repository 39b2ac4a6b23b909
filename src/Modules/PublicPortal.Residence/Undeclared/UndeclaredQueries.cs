using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Orders;

namespace PublicPortal.Residence.Undeclared;

/// <param name="Show"><c>open</c>, <c>reminded</c>, <c>ordered</c> or <c>settled</c>.</param>
/// <param name="Place">Id of a street, community or grid cell.</param>
internal sealed record UndeclaredFilter(string? Show, string? Place, int Page);

internal sealed record UndeclaredLine(UndeclaredCase Case, DwellingInfo? Dwelling);

internal sealed record UndeclaredList(IReadOnlyList<UndeclaredLine> Lines, int Total, IReadOnlyDictionary<string, int> Counts);

internal sealed record UndeclaredVisitView(VerificationOrder Order, DwellingInfo Dwelling, UndeclaredCase? Case, IReadOnlyList<UndeclaredReminder> Reminders, IReadOnlyList<VerificationVisit> Visits);

/// <summary>Undeclared dwellings within the official's places; about dwellings alone.</summary>
internal sealed class UndeclaredQueries(PortalDbContext db, IPlaces places, OrderService orders, ICurrentUser user)
{
    public const int PageSize = 50;
    public static readonly IReadOnlyList<string> Shows = ["open", "reminded", "ordered", "settled"];

    public async Task<UndeclaredList> ListAsync(UndeclaredFilter filter, CancellationToken cancel)
    {
        var reach = db.Set<UndeclaredCase>().AsNoTracking().Where(ScopeFilter.Below<UndeclaredCase>(user.Scopes(ResidencePermissions.Visit), c => c.ScopePath));
        if (Guid.TryParse(filter.Place, out var placeId))
        {
            var path = (await places.FindPlaceAsync(placeId, cancel))?.ScopePath;
            reach = path is null ? reach.Where(c => false) : reach.Where(c => c.ScopePath.StartsWith(path));
        }
        var counts = new Dictionary<string, int>();
        foreach (var show in Shows) counts[show] = await Shown(reach, show).CountAsync(cancel);
        var chosen = Shows.Contains(filter.Show) ? filter.Show! : "open";
        var rows = await Shown(reach, chosen).OrderBy(c => c.FoundAt).ThenBy(c => c.Id).Skip((Math.Max(1, filter.Page) - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var where = await places.FindDwellingsAsync([.. rows.Select(c => c.DwellingId).Distinct()], cancel);
        return new UndeclaredList([.. rows.Select(c => new UndeclaredLine(c, where.GetValueOrDefault(c.DwellingId)))], counts[chosen], counts);
    }

    /// <summary>The open case of a dwelling, for its landlord's page.</summary>
    public Task<UndeclaredCase?> OpenOfAsync(Guid dwellingId, CancellationToken cancel) =>
        db.Set<UndeclaredCase>().AsNoTracking().FirstOrDefaultAsync(c => c.DwellingId == dwellingId && c.SettledAt == null, cancel);

    /// <summary>Null when there is no such visit in reach.</summary>
    public async Task<UndeclaredVisitView?> VisitAsync(Guid orderId, CancellationToken cancel)
    {
        var order = await db.Set<VerificationOrder>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == orderId && o.Kind == OrderKind.Undeclared, cancel);
        if (order?.DwellingId is not { } dwellingId || !orders.InReach(order) || await places.FindDwellingAsync(dwellingId, cancel) is not { } dwelling) return null;
        var found = await db.Set<UndeclaredCase>().AsNoTracking().FirstOrDefaultAsync(c => c.OrderId == orderId, cancel);
        return new UndeclaredVisitView(order, dwelling, found,
            found is null ? [] : await db.Set<UndeclaredReminder>().AsNoTracking().Where(r => r.CaseId == found.Id).OrderBy(r => r.Round).ToListAsync(cancel),
            await db.Set<VerificationVisit>().AsNoTracking().Where(v => v.OrderId == orderId).OrderByDescending(v => v.At).ToListAsync(cancel));
    }

    public async Task<IReadOnlyList<PlaceInfo>> PlacesAsync(CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceInfo>();
        foreach (var scope in user.Scopes(ResidencePermissions.Visit))
            foreach (var level in new[] { PlaceLevel.Street, PlaceLevel.Community, PlaceLevel.GridCell })
                foreach (var place in await places.PlacesAsync(level, scope, cancel)) found[place.Id] = place;
        return [.. found.Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal)];
    }

    private static IQueryable<UndeclaredCase> Shown(IQueryable<UndeclaredCase> cases, string show) => show switch
    {
        "reminded" => cases.Where(c => c.SettledAt == null && c.State == UndeclaredState.Reminded),
        "ordered" => cases.Where(c => c.SettledAt == null && c.State == UndeclaredState.Ordered),
        "settled" => cases.Where(c => c.SettledAt != null),
        _ => cases.Where(c => c.SettledAt == null),
    };
}
