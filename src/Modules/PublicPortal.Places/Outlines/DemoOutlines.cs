using PublicPortal.Data;
using PublicPortal.Hosting.Recipes;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Places.Outlines;

/// <summary>Made-up outlines of the made-up district, from the same file that <c>portal import outlines</c> takes. Development only.</summary>
internal sealed class DemoOutlines(PortalDbContext db, PortalContent content, OutlineWriter writer) : IDemoData
{
    private const int MostBytes = 1024 * 1024;

    public static string Name => "places-outlines";

    public async Task LoadAsync(CancellationToken cancel)
    {
        await using var file = File.OpenRead(content.File("places", "demo-outlines.geojson"));
        var features = new FeatureReader(file, MostBytes).Read().Select(raw => OutlineFeature.Read(raw, GeoSystem.Gcj02, MostBytes).Feature.Value).ToList();
        await writer.WriteAsync(features, [], cancel);   // a cell that is not there is left out
        await db.SaveChangesAsync(cancel);
    }
}
