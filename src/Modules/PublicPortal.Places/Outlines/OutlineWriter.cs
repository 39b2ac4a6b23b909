using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Places.Divisions;

namespace PublicPortal.Places.Outlines;

internal sealed record OutlineReject(int Number, string Code, Refusal Refusal);

internal sealed record OutlineCount(int Added, int Changed, int Unchanged);

/// <summary>Writes features to the places they name; the caller saves.</summary>
internal sealed class OutlineWriter(PortalDbContext db, TimeProvider clock)
{
    public async Task<OutlineCount> WriteAsync(IReadOnlyList<OutlineFeature> features, ICollection<OutlineReject> rejects, CancellationToken cancel)
    {
        var codes = features.Select(f => f.Code).ToList();
        var places = await db.Set<Place>().AsNoTracking().Where(p => codes.Contains(p.Code)).ToDictionaryAsync(p => p.Code, cancel);
        var ids = places.Values.Select(p => p.Id).ToList();
        var present = await db.Set<Outline>().Where(o => ids.Contains(o.PlaceId)).ToDictionaryAsync(o => o.PlaceId, cancel);
        var (added, changed, unchanged) = (0, 0, 0);
        foreach (var feature in features)
        {
            if (!places.TryGetValue(feature.Code, out var place)) rejects.Add(new(feature.Number, feature.Code, OutlineRefusals.CodeUnknown.With(feature.Code)));
            else if (feature.Geometry.IsPoint && place.Level != PlaceLevel.Building) rejects.Add(new(feature.Number, feature.Code, OutlineRefusals.PointOfArea));
            else if (present.TryGetValue(place.Id, out var outline))
            {
                if (outline.System == feature.System && outline.Geometry.AsSpan().SequenceEqual(feature.Json)) { unchanged++; continue; }
                Fill(outline, feature);
                changed++;
            }
            else
            {
                outline = new Outline { Id = Ids.New(clock), PlaceId = place.Id, Geometry = feature.Json };
                Fill(outline, feature);
                db.Add(outline);
                added++;
            }
        }
        return new OutlineCount(added, changed, unchanged);
    }

    private static void Fill(Outline outline, OutlineFeature feature)
    {
        (outline.System, outline.Geometry, outline.Drawing) = (feature.System, feature.Json, Drawing.Of(feature.Geometry));
        (outline.Longitude, outline.Latitude) = (feature.Geometry.Point.Longitude, feature.Geometry.Point.Latitude);
    }
}
