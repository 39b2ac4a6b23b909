using Microsoft.AspNetCore.Mvc.Rendering;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Lists;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Desk;

/// <summary>The condition "place" of the desk's lists: streets and communities of the own area, and the cells of the chosen community.</summary>
internal sealed class DeskPlaces(IPlaces places, ICurrentUser user)
{
    /// <summary>A path below which nothing lies.</summary>
    private const string Nowhere = "?";

    /// <summary>The scope path of the chosen place; null when none is chosen. Rows are cut to the own area besides.</summary>
    public async Task<string?> BelowAsync(ListView list, CancellationToken cancel)
    {
        if (list["place"] is null) return null;
        var place = list.Id("place") is { } id ? await places.FindPlaceAsync(id, cancel) : null;
        var scopes = user.Scopes(list.Info.Permission);
        list.PlaceIsOutOfReach = place is null || !scopes.Any(s => place.ScopePath.StartsWith(s, StringComparison.Ordinal) || s.StartsWith(place.ScopePath, StringComparison.Ordinal));
        return list.PlaceIsOutOfReach ? Nowhere : place!.ScopePath;
    }

    public async Task<ListField> FieldAsync(ListView list, string? below, CancellationToken cancel)
    {
        var found = new Dictionary<Guid, PlaceInfo>();
        foreach (var scope in user.Scopes(list.Info.Permission))
        {
            var before = found.Count;
            foreach (var level in new[] { PlaceLevel.Street, PlaceLevel.Community }) await AddAsync(level, scope);
            if (found.Count == before) await AddAsync(PlaceLevel.GridCell, scope);
        }
        // Cells only of the community that is chosen: a district has thousands.
        if (below is not null and not Nowhere && Community(below, found.Values) is { } community) await AddAsync(PlaceLevel.GridCell, community.ScopePath);
        return new ListField("place", new("街道、社区或网格", "Street, community or cell"), ListFieldKind.Choice,
            [.. found.Values.OrderBy(p => p.ScopePath, StringComparer.Ordinal).Select(p => new SelectListItem(Indent(p.Level) + p.Name, p.Id.ToString()))]);

        async Task AddAsync(PlaceLevel level, string scope)
        {
            foreach (var place in await places.PlacesAsync(level, scope, cancel)) found[place.Id] = place;
        }
    }

    private static PlaceInfo? Community(string below, IEnumerable<PlaceInfo> known) =>
        known.FirstOrDefault(p => p.Level == PlaceLevel.Community && below.StartsWith(p.ScopePath, StringComparison.Ordinal));

    private static string Indent(PlaceLevel level) => level switch { PlaceLevel.Street => "", PlaceLevel.Community => "　", _ => "　　" };
}
