using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Api;

/// <summary>The tree of places for mini-programs; public knowledge, no dwellings.</summary>
internal static class PlacesApi
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/places", ListAsync).Allow(Access.Public)
            .WithName("ListPlaces").WithSummary("Places of a level (district, street, community, grid, building), below a parent's code.");

    private static async Task<Results<Ok<IReadOnlyList<ApiPlace>>, ProblemHttpResult>> ListAsync(string? level, string? parent, PortalDbContext db, CancellationToken cancel)
    {
        if (PlaceWords.Level(level) is not { } wanted) return EndpointWork.Problem((Result)PlacesRefusals.LevelUnknown.With(PlaceWords.Levels));
        if (wanted is PlaceLevel.GridCell or PlaceLevel.Building && string.IsNullOrEmpty(parent)) return EndpointWork.Problem((Result)PlacesRefusals.ParentMissing);
        var places = db.Set<Place>().AsNoTracking().Where(p => p.Level == wanted);
        if (!string.IsNullOrEmpty(parent))
        {
            // Not only the next level: the buildings of a community are asked for as well.
            var path = await db.Set<Place>().Where(p => p.Code == parent).Select(p => p.ScopePath).FirstOrDefaultAsync(cancel);
            if (path is null) return TypedResults.Ok<IReadOnlyList<ApiPlace>>([]);
            places = places.Where(p => p.ScopePath.StartsWith(path));
        }
        return TypedResults.Ok<IReadOnlyList<ApiPlace>>(await (
            from place in places
            join above in db.Set<Place>() on place.ParentId equals above.Id into parents
            from above in parents.DefaultIfEmpty()
            orderby place.Code
            select new ApiPlace(place.Code, place.Name, above.Code)).ToListAsync(cancel));
    }

    /// <param name="ParentCode">Null for a district.</param>
    internal sealed record ApiPlace(string Code, string Name, string? ParentCode);
}
