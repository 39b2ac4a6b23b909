using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Content.Contracts;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;

namespace PublicPortal.Content.Public;

/// <summary>Feeds, and what search engines ask for.</summary>
internal static class PublicEndpoints
{
    private const int MostAddresses = 50_000, MostOfAModule = 10_000, Chunk = 1000;

    /// <summary>Nothing of these is for search engines: signed-in pages, forms, tools.</summary>
    private static readonly string[] Disallowed = ["/desk", "/my", "/search", "/preferences", "/sign-in", "/d/", "/v/", "/api", "/residence", "/simulator", "/dev", "/votes", "/propose?", "/propose/", "/propose$", "/proposals/act", "/projects/act"];

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var page = new PublicPageAttribute(PageTags.Definitions);
        endpoints.MapMethods("/{prefix}/feed.xml", Reads, TypeFeedAsync).Allow(Access.Public).KeepAsPublicPage(page);
        endpoints.MapMethods("/c/{community}/feed.xml", Reads, CommunityFeedAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute(PageTags.Definitions, PageTags.Communities));
        endpoints.MapMethods("/sitemap.xml", Reads, AddressesAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute(PageTags.Definitions, PageTags.Communities));
        endpoints.MapMethods("/robots.txt", Reads, Robots).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute());
        // The page for any address reads only; what is sent to an address that is none was and is "not found", not "wrong method".
        endpoints.MapMethods("/{**address}", [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete], () => Results.NotFound()).Allow(Access.Public);
    }

    private static async Task<IResult> TypeFeedAsync(string prefix, IContentItems items, CommunityPages communities, ISiteIdentity site, PublicAddress address, HttpContext http, CancellationToken cancel)
    {
        var types = await http.TypesAsync(items, cancel);
        if (communities.Listed(types).FirstOrDefault(t => t.AddressPrefix == prefix) is not { } type) return Results.NotFound();
        http.TagPage(PageTags.Type(type.Name));
        var newest = await items.ListAsync(new ContentQuery([type.Name], Take: AtomFeed.Entries), cancel);
        return Results.Bytes(AtomFeed.Write($"{type.Title.Zh}－{site.Name.Zh}", $"/{prefix}/feed.xml", "/" + prefix, newest, types.ToDictionary(t => t.Name), site, address), AtomFeed.ContentType);
    }

    private static async Task<IResult> CommunityFeedAsync(string community, CommunityPages communities, IContentItems items, ISiteIdentity site, PublicAddress address, HttpContext http, CancellationToken cancel)
    {
        if (await communities.FindAsync(community, cancel) is not { } place) return Results.NotFound();
        var types = communities.Listed(await http.TypesAsync(items, cancel)).ToDictionary(t => t.Name);
        foreach (var name in types.Keys) http.TagPage(PageTags.Type(name));
        var newest = types.Count == 0 ? [] : await items.ListAsync(new ContentQuery([.. types.Keys], place.ScopePath, Take: AtomFeed.Entries), cancel);
        return Results.Bytes(AtomFeed.Write($"{place.Name}－{site.Name.Zh}", $"/c/{place.Code}/feed.xml", $"/c/{place.Code}", newest, types, site, address), AtomFeed.ContentType);
    }

    private static async Task<IResult> AddressesAsync(IContentItems items, CommunityPages communities, IEnumerable<ISiteAddresses> modules, PublicAddress address, HttpContext http, CancellationToken cancel)
    {
        var types = await http.TypesAsync(items, cancel);
        foreach (var type in types) http.TagPage(PageTags.Type(type.Name));
        using var output = new MemoryStream();
        await using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Async = true }))
        {
            xml.WriteStartElement("urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
            var left = MostAddresses;
            void Url(string path, DateTimeOffset? changed = null)
            {
                if (left-- <= 0) return;
                xml.WriteStartElement("url");
                xml.WriteElementString("loc", address.Of(path));
                if (changed is { } moment) xml.WriteElementString("lastmod", moment.UtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            Url("/");
            Url("/c");
            foreach (var type in communities.Listed(types)) Url("/" + type.AddressPrefix);
            var places = await communities.AllAsync(cancel);
            foreach (var place in places) Url("/c/" + place.Code);
            var homes = places.Select(c => c.ScopePath).ToHashSet();
            foreach (var module in modules)
                foreach (var page in (await module.PublicAsync(MostOfAModule, cancel)).Take(MostOfAModule)) Url(page.Path, page.Changed);
            for (var skip = 0; skip < MostAddresses; skip += Chunk)
            {
                var chunk = await items.ListAsync(new ContentQuery([], Skip: skip, Take: Chunk), cancel);
                foreach (var item in chunk.Where(i => i.Address is not null && !(i.ContentType == CommunityPages.HomeType && homes.Contains(i.ScopePath)))) Url("/" + item.Address, item.ModifiedUtc > item.PublishedUtc ? item.ModifiedUtc : item.PublishedUtc);
                if (chunk.Count < Chunk) break;
            }
            xml.WriteEndElement();
        }
        return Results.Bytes(output.ToArray(), "application/xml; charset=utf-8");
    }

    private static IResult Robots(PublicAddress address) =>
        Results.Text($"User-agent: *\n{string.Concat(Disallowed.Select(path => $"Disallow: {path}\n"))}Sitemap: {address.Of("/sitemap.xml")}\n", "text/plain", Encoding.UTF8);
}
