using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PublicPortal.Content.Markdown;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Access;

namespace PublicPortal.Content.Media;

/// <summary>Serves public pictures, and turns what was pasted into Markdown.</summary>
internal static class MediaEndpoints
{
    private const int LongestPaste = 2_000_000;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).Allow(Access.Public);
        endpoints.MapPost("/desk/content/paste", Paste).Allow(Access.With(ContentPermissions.Edit));
        endpoints.MapPost("/desk/content/preview", Preview).Allow(Access.With(ContentPermissions.Edit));
    }

    private static async Task<IResult> ShowAsync(string path, MediaLibrary library, IFileVault vault, HttpContext http, CancellationToken cancel)
    {
        if (await library.FindAsync(path, cancel) is not { } file) return Results.NotFound();
        var headers = http.Response.Headers;
        var etag = new EntityTagHeaderValue($"\"{file.Sha256[..32]}\"");
        headers.CacheControl = "public, max-age=31536000, immutable";   // another picture has another id
        headers.ETag = etag.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(etag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);
        return await vault.OpenAsync(file.Id, cancel) is { } stored ? Results.Bytes(stored.Content, file.ContentType) : Results.NotFound();
    }

    /// <summary>The body as readers will see it, for the box beside the text.</summary>
    private static IResult Preview([FromForm] string? text, BodyRenderer bodies) =>
        text is { Length: > LongestPaste } ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge) : Results.Text(bodies.Markdown(text).ToString(), "text/html", System.Text.Encoding.UTF8);

    private static IResult Paste([FromForm] string? html) => html switch
    {
        null or "" => Results.Json(new { markdown = "" }),
        { Length: > LongestPaste } => Results.StatusCode(StatusCodes.Status413PayloadTooLarge),
        _ => Results.Json(new { markdown = MarkdownWriter.FromPaste(html) }),
    };
}
