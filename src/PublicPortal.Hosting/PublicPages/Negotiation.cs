using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PublicPortal.Hosting.PublicPages;

internal enum PageEncoding { Plain, Gzip, Brotli }

/// <summary>What the browser takes. Browsers send few different headers, so the answers are remembered.</summary>
internal static class Negotiation
{
    private const int MostRemembered = 500, LongestRemembered = 200, LanguagesTried = 3;
    private static readonly ConcurrentDictionary<string, PageEncoding> Encodings = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, bool> Languages = new(StringComparer.Ordinal);

    public static PageEncoding Encoding(StringValues accept) => Remembered(Encodings, accept, static header =>
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var accepted)) return PageEncoding.Plain;
        bool Takes(string name) => accepted.Any(a => a.Quality is not 0 && a.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
        return Takes("br") ? PageEncoding.Brotli : Takes("gzip") ? PageEncoding.Gzip : PageEncoding.Plain;
    });

    /// <summary>The same choice as ASP.NET Core's own provider makes for all other pages: the first supported of the three liked best.</summary>
    public static bool PrefersEnglish(StringValues accept) => Remembered(Languages, accept, static header =>
    {
        if (!StringWithQualityHeaderValue.TryParseList([header], out var accepted)) return false;
        foreach (var language in accepted.OrderByDescending(a => a.Quality ?? 1).Take(LanguagesTried))
        {
            if (language.Value.Equals("en", StringComparison.OrdinalIgnoreCase) || language.Value.StartsWith("en-", StringComparison.OrdinalIgnoreCase)) return true;
            if (language.Value.Equals("zh-CN", StringComparison.OrdinalIgnoreCase)) return false;
        }
        return false;
    });

    /// <summary>Whether the browser has this very page already.</summary>
    public static bool Has(StringValues ifNoneMatch, string etag)
    {
        foreach (var line in ifNoneMatch)
        {
            if (line is null) continue;
            if (line == etag || line == "*") return true;
            if (line.Length > etag.Length && line.Contains(etag, StringComparison.Ordinal)) return true;   // a list, or W/ before it; a strong tag of ours is in nothing else
        }
        return false;
    }

    private static T Remembered<T>(ConcurrentDictionary<string, T> known, StringValues header, Func<string, T> read) where T : struct
    {
        if (header.Count == 0) return default;
        var text = header.Count == 1 ? header[0] ?? "" : header.ToString();
        if (known.TryGetValue(text, out var answer)) return answer;
        answer = read(text);
        if (text.Length <= LongestRemembered && known.Count < MostRemembered) known[text] = answer;
        return answer;
    }
}
