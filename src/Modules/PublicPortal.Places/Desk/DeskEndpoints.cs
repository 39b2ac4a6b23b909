using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Imports;
using PublicPortal.Places.Divisions;
using PublicPortal.Places.Plates;

namespace PublicPortal.Places.Desk;

/// <summary>Plates to print, and lists for spreadsheets.</summary>
internal static class DeskEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/desk/places/plates/{id:guid}.svg", SvgAsync).Allow(Access.With(PlacesPermissions.View)).ExcludeFromDescription();
        endpoints.MapGet("/desk/places/plates/{id:guid}.png", PngAsync).Allow(Access.With(PlacesPermissions.View)).ExcludeFromDescription();
        endpoints.MapGet("/desk/places/dwellings.csv", CsvAsync).Allow(Access.With(PlacesPermissions.View)).ExcludeFromDescription();
    }

    private static async Task<Results<ContentHttpResult, NotFound>> SvgAsync(Guid id, PlateQueries plates, PlateAddress address, ICurrentUser user, CancellationToken cancel) =>
        await FindAsync(id, plates, user, cancel) is { } plate
            ? TypedResults.Content(address.Svg(plate.DwellingCode, plate.Plate.Token), "image/svg+xml; charset=utf-8")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> PngAsync(Guid id, PlateQueries plates, PlateAddress address, ICurrentUser user, CancellationToken cancel) =>
        await FindAsync(id, plates, user, cancel) is { } plate
            ? TypedResults.File(address.Png(plate.DwellingCode, plate.Plate.Token), "image/png", $"plate-{plate.DwellingCode}.png")
            : TypedResults.NotFound();

    private static async Task<PlateOf?> FindAsync(Guid id, PlateQueries plates, ICurrentUser user, CancellationToken cancel) =>
        await plates.FindAsync(id, cancel) is { } plate && user.Has(PlacesPermissions.View, plate.ScopePath) ? plate : null;

    /// <summary>The dwellings of the list that is open, in the form that <c>portal import dwellings</c> takes.</summary>
    private static async Task<Results<PushStreamHttpResult, NotFound>> CsvAsync(string? @in, string? q, DeskQueries desk, HttpContext http, CancellationToken cancel)
    {
        var place = string.IsNullOrEmpty(@in) ? null : await desk.PlaceAsync(@in, cancel);
        if (place is null && !string.IsNullOrEmpty(@in)) return TypedResults.NotFound();
        return TypedResults.Stream(async stream =>
        {
            await using var csv = new CsvExport(stream);
            csv.Row("dwelling_code", "grid_code", "address", "max_residents", "usage", "grade", "status", "valid_to");
            await foreach (var line in desk.Dwellings(place, q).AsAsyncEnumerable().WithCancellation(http.RequestAborted))
            {
                var d = line.Dwelling;
                csv.Row(d.Code, line.ScopePath.Split('/')[^2], d.Address, d.MaxResidents.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    d.Usage.ToString().ToLowerInvariant(), d.Grade.ToString().ToLowerInvariant(), d.Status.ToString().ToLowerInvariant(), d.ValidTo?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            }
            await csv.FlushAsync();
        }, "text/csv; charset=utf-8", $"dwellings-{place?.Code ?? "all"}.csv");
    }
}
