using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>What a page must not have that is the same for everybody, and the policy that fits what it has.</summary>
internal static partial class PageChecks
{
    /// <param name="Defect">Completes "the page …"; null where all is well.</param>
    internal readonly record struct Outcome(string? Defect, string ContentSecurityPolicy);

    public static Outcome Run(byte[] body, string contentType, IHeaderDictionary headers)
    {
        var cookie = headers.SetCookie.Count > 0 ? "sets a cookie" : null;
        if (!contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
            return new Outcome(cookie, "default-src 'none'; frame-ancestors 'none'; sandbox");
        var html = Encoding.UTF8.GetString(body);
        // Text is encoded, so a "<form" that is seen is a form.
        var defect = cookie ?? (html.Contains("<form", StringComparison.OrdinalIgnoreCase) ? "carries a form" : null);
        return new Outcome(defect, Policy(html));
    }

    /// <summary>Only what the page itself was made with: a hash for each script or style within it, and no form may be sent anywhere.</summary>
    private static string Policy(string html)
    {
        var scripts = new StringBuilder();
        var styles = new StringBuilder();
        foreach (Match inline in Inline().Matches(html))
        {
            if (inline.Groups["src"].Success || inline.Groups["text"].Length == 0) continue;
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline.Groups["text"].Value)));
            (inline.Groups["tag"].Value.Equals("script", StringComparison.OrdinalIgnoreCase) ? scripts : styles).Append(" 'sha256-").Append(hash).Append('\'');
        }
        return $"default-src 'none'; script-src 'self'{scripts}; style-src 'self'{styles}; img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    [GeneratedRegex("<(?<tag>script|style)\\b(?:(?<src>\\ssrc=)|[^>])*>(?<text>.*?)</\\k<tag>>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Inline();
}
