using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Content.Contracts;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.PublicPages;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Photos, and the outlines that the map draws: no tiles from elsewhere.</summary>
internal static class ProposalEndpoints
{
    public static string PhotoPath(Guid photoId) => $"/proposals/photos/{photoId}";
    public static string OutlinesPath(string communityCode) => $"/proposals/outlines/{communityCode}.json";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/proposals/photos/{id:guid}", [HttpMethods.Get, HttpMethods.Head], PhotoAsync).Allow(Access.Public);
        endpoints.MapGet("/proposals/outlines/{code}.json", OutlinesAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute("microprojects:outlines"));
    }

    /// <summary>Looked-at photos of public proposals are for everybody; the others for their owner and the desk alone.</summary>
    private static async Task<IResult> PhotoAsync(Guid id, PortalDbContext db, IFileVault vault, ICurrentUser user, HttpContext http, CancellationToken cancel)
    {
        if (await db.Set<ProposalPhoto>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } photo) return Results.NotFound();
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == photo.ProposalId, cancel);
        var open = photo.Standing == PhotoStanding.Shown && proposal is { IsPublic: true };
        if (!open && !await MaySeeAsync(photo, proposal, db, user, cancel)) return Results.NotFound();
        if (await vault.OpenAsync(photo.FileId, cancel) is not { } file) return Results.NotFound();
        if (!open) return new FileAnswer(file);
        http.Response.Headers.CacheControl = "public, max-age=3600";   // an hour: it may be hidden later
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(file.Content, file.ContentType);
    }

    private static async Task<bool> MaySeeAsync(ProposalPhoto photo, Proposal? proposal, PortalDbContext db, ICurrentUser user, CancellationToken cancel)
    {
        if (user.AccountId is not { } me) return false;
        if (proposal is null) return await db.Set<ProposalDraft>().AnyAsync(d => d.Id == photo.ProposalId && d.OwnerAccountId == me, cancel);
        return proposal.OwnerAccountId == me || (user.IsStaff && (user.Has(MicroProjectsPermissions.Moderate, proposal.ScopePath) || user.Has(MicroProjectsPermissions.Consult, proposal.ScopePath)));
    }

    /// <summary>Outline of the community and of its cells, as GeoJSON.</summary>
    private static async Task<IResult> OutlinesAsync(string code, ICommunityDirectory communities, Spots spots, CancellationToken cancel)
    {
        if (code.Length > 40 || await communities.FindAsync(code, cancel) is not { } community) return Results.NotFound();
        var outlines = (await spots.CellsAsync(community.ScopePath, cancel)).Select(o => (o, false)).ToList();
        outlines.AddRange((await spots.OutlinesAsync(community.ScopePath, cancel)).Where(o => o.ScopePath == community.ScopePath).Select(o => (o, true)));
        await using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var (outline, whole) in outlines.Where(o => o.Item1.Polygons.Count > 0))
            {
                json.WriteStartObject();
                json.WriteString("type", "Feature");
                json.WriteStartObject("properties");
                json.WriteString("name", outline.Name);
                json.WriteBoolean("whole", whole);
                json.WriteEndObject();
                json.WriteStartObject("geometry");
                json.WriteString("type", "MultiPolygon");
                json.WriteStartArray("coordinates");
                foreach (var polygon in outline.Polygons)
                {
                    json.WriteStartArray();
                    foreach (var ring in polygon)
                    {
                        json.WriteStartArray();
                        foreach (var point in ring) json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[{point.Longitude:0.######},{point.Latitude:0.######}]"));
                        json.WriteEndArray();
                    }
                    json.WriteEndArray();
                }
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Results.Bytes(stream.ToArray(), "application/geo+json");
    }
}
