using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>What a page must not have that is the same for everybody, and the policy that fits what it has. Reads the bytes as they are: it does so at each rendering.</summary>
internal static class PageChecks
{
    /// <param name="Defect">Completes "the page …"; null where all is well.</param>
    internal readonly record struct Outcome(string? Defect, string ContentSecurityPolicy);

    private const string Files = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public static Outcome Run(ReadOnlySpan<byte> body, string contentType, IHeaderDictionary headers)
    {
        var cookie = headers.SetCookie.Count > 0 ? "sets a cookie" : null;
        if (!contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) return new Outcome(cookie, Files);
        string? scripts = null, styles = null;
        var form = false;
        for (var rest = body; Next(ref rest);)
        {
            form |= Begins(rest, "form"u8);   // text is encoded, so a "<form" that is seen is a form
            if (Begins(rest, "script"u8)) scripts += Hash(rest, "</script"u8);
            else if (Begins(rest, "style"u8)) styles += Hash(rest, "</style"u8);
        }
        return new Outcome(cookie ?? (form ? "carries a form" : null), Policy(scripts, styles));
    }

    /// <summary>Only what the page itself was made with: a hash for each script or style within it, and no form may be sent anywhere.</summary>
    private static string Policy(string? scripts, string? styles) => scripts is null && styles is null ? Plain : Written(scripts, styles);

    private static readonly string Plain = Written(null, null);

    private static string Written(string? scripts, string? styles) =>
        $"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>What stands between the tags, if it is not elsewhere and not nothing.</summary>
    private static string? Hash(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> end)
    {
        var open = rest.IndexOf((byte)'>');
        if (open < 0 || rest[..open].IndexOf(" src="u8) >= 0) return null;
        var inside = rest[(open + 1)..];
        var length = 0;
        while (!Begins(inside[length..], end))
        {
            if (length == inside.Length) return null;
            var next = inside[(length + 1)..].IndexOf((byte)'<');
            if (next < 0) return null;
            length += 1 + next;
        }
        return length == 0 ? null : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(inside[..length]))}'";
    }

    private static bool Next(ref ReadOnlySpan<byte> rest)
    {
        var at = rest.IndexOf((byte)'<');
        if (at < 0) return false;
        rest = rest[(at + 1)..];
        return true;
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) => text.Length >= name.Length && Ascii.EqualsIgnoreCase(text[..name.Length], name);
}
