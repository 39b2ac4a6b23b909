using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Voting.Announcing;
using PublicPortal.Voting.Polls;

namespace PublicPortal.Voting.Results;

/// <summary>What is there to be downloaded: the published file, what was fixed before the vote, the verifier, the site's key, a feed.</summary>
internal static class PollEndpoints
{
    private const string Verifier = "_content/PublicPortal.Voting/verify-poll.mjs", Json = "application/json; charset=utf-8";
    private const int FeedEntries = 30;
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/polls/{id:guid}/record.json", Reads, RecordAsync).Allow(Access.Public);
        endpoints.MapMethods("/polls/{id:guid}/poll.pb", Reads, ExportAsync).Allow(Access.Public);
        endpoints.MapMethods("/polls/{id:guid}/electorate.json", Reads, ElectorateAsync).Allow(Access.Public);
        endpoints.MapMethods("/polls/{id:guid}/manifest.json", Reads, ManifestAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute());
        endpoints.MapMethods("/polls/verify-poll.mjs", Reads, VerifierAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute());
        endpoints.MapMethods("/polls/site-key.pem", Reads, KeyAsync).Allow(Access.Public);
        endpoints.MapMethods("/polls/feed.xml", Reads, FeedAsync).Allow(Access.Public).KeepAsPublicPage(new PublicPageAttribute(PollTags.All));
    }

    /// <summary>The exact bytes, piece by piece: a large poll is never whole in memory.</summary>
    private static async Task RecordAsync(Guid id, PollShelf shelf, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await shelf.FindAsync(id, cancel) is not { RecordBytes: { } length, Result: not null } poll)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var etag = $"\"{poll.State.ManifestHash[..16]}-{length}\"";   // a record never changes
        Say(http, Json, etag);
        if (http.Request.Headers.IfNoneMatch.Contains(etag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentLength = length;
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await foreach (var part in shelf.RecordAsync(id, cancel)) await http.Response.Body.WriteAsync(part, cancel);
    }

    private static async Task ExportAsync(Guid id, PollShelf shelf, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await shelf.FindAsync(id, cancel) is not { State.IsBudget: true, RecordBytes: not null, Result: not null } poll)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Say(http, "text/plain; charset=utf-8", null);
        http.Response.Headers.ContentDisposition = $"attachment; filename=poll-{id}.pb";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await foreach (var part in shelf.ExportAsync(poll, cancel)) await http.Response.WriteAsync(part, cancel);
    }

    private static async Task ElectorateAsync(Guid id, PollShelf shelf, HttpContext http)
    {
        var cancel = http.RequestAborted;
        if (await shelf.FindAsync(id, cancel) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Say(http, Json, null);
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await foreach (var part in shelf.ElectorateAsync(id, cancel)) await http.Response.WriteAsync(part, cancel);
    }

    private static async Task<IResult> ManifestAsync(Guid id, PollShelf shelf, HttpContext http, CancellationToken cancel)
    {
        http.TagPage(PollTags.One(id));
        return await shelf.FindAsync(id, cancel) is { } poll ? TypedResults.Bytes(CanonicalJson.Bytes(CanonicalJson.Write(poll.Manifest)), Json) : TypedResults.NotFound();
    }

    private static async Task<IResult> VerifierAsync(IWebHostEnvironment site, CancellationToken cancel)
    {
        var file = site.WebRootFileProvider.GetFileInfo(Verifier);
        if (!file.Exists) return TypedResults.NotFound();
        await using var stream = file.CreateReadStream();
        using var text = new StreamReader(stream);
        return TypedResults.Text(await text.ReadToEndAsync(cancel), "text/javascript", Encoding.UTF8);
    }

    /// <summary>The public key as other programs read it, with the fingerprint that people compare.</summary>
    private static async Task KeyAsync(SiteKeys keys, HttpContext http)
    {
        if (await keys.PublicAsync(http.RequestAborted) is not { } key)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Say(http, "application/x-pem-file", $"\"{key.Fingerprint}\"");
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.WriteAsync($"fingerprint {key.Fingerprint}\npublic key {key.Key}\n{PollKeys.Pem(key.Key)}\n", http.RequestAborted);
    }

    private static async Task<IResult> FeedAsync(PollShelf shelf, ISiteIdentity site, PublicAddress address, CancellationToken cancel) =>
        TypedResults.Bytes(PollFeed.Write(await shelf.NewestResultsAsync(FeedEntries, cancel), site, address), PollFeed.ContentType);

    private static void Say(HttpContext http, string type, string? etag)
    {
        var headers = http.Response.Headers;
        http.Response.ContentType = type;
        headers.CacheControl = "public, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        if (etag is not null) headers.ETag = etag;
    }
}
