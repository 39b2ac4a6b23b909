using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>A whole answer: headers, and the bytes plain and, from the first time they are asked for, compressed; each with a strong tag by its hash.</summary>
internal sealed class KeptPage
{
    private static readonly StringValues
        Vary = "Accept-Encoding, Accept-Language, Cookie, User-Agent", Revalidate = "no-cache", NoSniff = "nosniff", SameOrigin = "same-origin",
        Permissions = "geolocation=(), microphone=(), payment=()", Gzip = "gzip", Brotli = "br";

    /// <summary>What is spent on an entry besides its bytes.</summary>
    private const int Overhead = 1024;

    private readonly int status;
    private readonly Lazy<byte[]>[] bodies;
    private readonly string[] etags;
    private readonly string? contentType, location, contentSecurityPolicy;
    private long lastUsed = Environment.TickCount64;

    /// <param name="keep">False for an answer that is sent once: an error, or one with a defect.</param>
    public KeptPage(int status, byte[] body, string? contentType, string? location, string? contentSecurityPolicy, IReadOnlyCollection<string> tags, DateTimeOffset goodUntil, bool keep)
    {
        (this.status, this.contentType, this.location, this.contentSecurityPolicy) = (status, contentType, location, contentSecurityPolicy);
        (Tags, GoodUntil, IsKept) = (tags, goodUntil.UtcTicks, keep);
        bodies =
        [
            new(body),
            new(() => Compressed(body, s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true))),
            new(() => Compressed(body, s => new BrotliStream(s, CompressionLevel.Optimal, leaveOpen: true))),
        ];
        var hash = Convert.ToBase64String(SHA256.HashData(body).AsSpan(0, 18)).Replace('+', '-').Replace('/', '_');
        etags = [$"\"{hash}\"", $"\"{hash}-gzip\"", $"\"{hash}-br\""];
        Size = Overhead + body.Length + body.Length / 2;   // text shrinks to less than a quarter, twice
    }

    public IReadOnlyCollection<string> Tags { get; }
    public long GoodUntil { get; }
    public bool IsKept { get; }
    public int Size { get; }
    public long LastUsed => Volatile.Read(ref lastUsed);

    public void Touch()
    {
        var now = Environment.TickCount64;
        if (now - Volatile.Read(ref lastUsed) > 1000) Volatile.Write(ref lastUsed, now);   // not on each request: all processors would write one line
    }

    public Task SendAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        var headers = response.Headers;
        var encoding = bodies[0].Value.Length == 0 || !IsKept ? PageEncoding.Plain : Negotiation.Encoding(request.Headers.AcceptEncoding);
        headers.CacheControl = IsKept ? Revalidate : (StringValues)"no-store";
        if (IsKept && status == StatusCodes.Status200OK)
        {
            var etag = etags[(int)encoding];
            headers.ETag = etag;
            headers.Vary = Vary;
            if (Negotiation.Has(request.Headers.IfNoneMatch, etag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        var body = bodies[(int)encoding].Value;
        response.StatusCode = status;
        if (location is not null) headers.Location = location;
        if (body.Length == 0) return Task.CompletedTask;   // an error without words of its own gets the site's error page

        headers.ContentType = contentType;
        headers.ContentLength = body.Length;
        if (encoding != PageEncoding.Plain) headers.ContentEncoding = encoding == PageEncoding.Brotli ? Brotli : Gzip;
        if (contentSecurityPolicy is not null) headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = SameOrigin;
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, 0, body.Length);
    }

    private static byte[] Compressed(byte[] body, Func<Stream, Stream> by)
    {
        using var output = new MemoryStream(body.Length / 3);
        using (var stream = by(output)) stream.Write(body);
        return output.ToArray();
    }
}
