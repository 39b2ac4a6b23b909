using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Items;
using PublicPortal.Content.Media;
using PublicPortal.Content.Public;
using PublicPortal.Content.Types;
using PublicPortal.Data;

namespace PublicPortal.Content.Checks;

/// <summary>Which paths of this site lead to something: a page, what is published, a former address, a picture.</summary>
internal sealed class SiteAddresses(PortalDbContext db, TypeCatalog catalog, CommunityPages communities, IServiceProvider services)
{
    private const string Media = "/media/", Feed = "/feed.xml";

    /// <param name="paths">Each begins with a slash.</param>
    /// <returns>Those that lead nowhere.</returns>
    public async Task<IReadOnlySet<string>> DeadAsync(IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var open = paths.Where(p => p != "/").ToHashSet(StringComparer.Ordinal);
        if (open.Count == 0) return open;
        var pictures = open.Where(p => p.StartsWith(Media, StringComparison.Ordinal)).Select(p => p[Media.Length..]).ToList();
        if (pictures.Count > 0)
        {
            var kept = await db.Set<MediaFile>().Where(m => pictures.Contains(m.Path)).Select(m => m.Path).ToListAsync(cancel);
            open.ExceptWith(kept.Select(k => Media + k));
        }
        var addresses = open.Where(p => !p.StartsWith(Media, StringComparison.Ordinal)).ToDictionary(p => p, p => p.Trim('/'));
        var wanted = addresses.Values.ToList();
        var standing = db.Set<ItemVersion>().Where(i => i.Published);
        var published = await standing.Where(i => i.Address != null && wanted.Contains(i.Address)).Select(i => i.Address!)
            .Union(db.Set<Redirect>().Where(r => wanted.Contains(r.Address) && standing.Any(i => i.ContentItemId == r.ContentItemId)).Select(r => r.Address)).ToListAsync(cancel);
        var found = published.ToHashSet(StringComparer.Ordinal);
        found.UnionWith((await catalog.ReadAsync(cancel)).Types.Select(t => t.AddressPrefix).Where(p => p.Length > 0));
        if (addresses.Values.Any(a => a.StartsWith("c/", StringComparison.Ordinal))) found.UnionWith((await communities.AllAsync(cancel)).Select(c => "c/" + c.Code));
        open.RemoveWhere(path => addresses.TryGetValue(path, out var address)
            && (found.Contains(address) || (path.EndsWith(Feed, StringComparison.Ordinal) && found.Contains(path[1..^Feed.Length])) || (!address.StartsWith("c/", StringComparison.Ordinal) && IsRoute(path))));
        return open;
    }

    /// <summary>A page of some module. The page for any address does not count: it answers only what was looked up above.</summary>
    private bool IsRoute(string path)
    {
        var first = path.Split('/', 3)[1];
        foreach (var endpoint in (services.GetService<EndpointDataSource>()?.Endpoints ?? []).OfType<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.PathSegments is not [{ IsSimple: true } segment, ..] || segment.Parts[0] is not Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal) continue;
            if (!literal.Content.Equals(first, StringComparison.OrdinalIgnoreCase)) continue;
            if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods && !methods.HttpMethods.Contains(HttpMethods.Get)) continue;
            var matcher = new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), new RouteValueDictionary());
            if (matcher.TryMatch(path, new RouteValueDictionary())) return true;
        }
        return false;
    }
}
