using System.Text;

namespace PublicPortal.Content.Markdown;

/// <summary>Where links and pictures of a body may lead.</summary>
internal static class Addresses
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];
    private const int Longest = 2000;

    /// <summary>The address as it may be written, or null. Browsers drop blanks and control characters inside one, so we do before judging it.</summary>
    public static string? Link(string? given)
    {
        if (string.IsNullOrWhiteSpace(given) || given.Length > Longest) return null;
        var text = Plain(given);
        if (text.Length == 0) return null;
        if (text[0] is '#' or '?') return text;
        if (text[0] is '/' or '\\') return text.Length > 1 && text[1] is '/' or '\\' || text[0] == '\\' || text.Contains('\\') ? null : text;   // "//host" leaves the site unseen
        var colon = text.IndexOf(':');
        if (colon < 0 || text.AsSpan(0, colon).IndexOfAny("/?#") >= 0) return text.Contains('\\') ? null : text;
        var scheme = text[..colon].ToLowerInvariant();
        if (!Schemes.Contains(scheme)) return null;
        if (scheme is "mailto" or "tel") return text.Length > colon + 1 ? text : null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? text : null;
    }

    /// <summary>Public media of this site alone: no other server learns who reads a page.</summary>
    public static string? Picture(string? given)
    {
        var text = Plain(given ?? "");
        return text.StartsWith("/media/", StringComparison.Ordinal) && !text.Contains("..", StringComparison.Ordinal) && !text.Contains('\\') && !text.Contains('%') && text.Length <= 300
            && text.AsSpan(7).IndexOfAnyExcept(PictureCharacters) < 0 ? text : null;
    }

    private static readonly System.Buffers.SearchValues<char> PictureCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./");

    /// <summary>Leads to another site.</summary>
    public static bool IsExternal(string link, Uri own) =>
        (link.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || link.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        && (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || !uri.Authority.Equals(own.Authority, StringComparison.OrdinalIgnoreCase));

    private static string Plain(string given)
    {
        var text = new StringBuilder(given.Length);
        foreach (var c in given.Trim())
            if (!char.IsControl(c) && c is not ('\u00a0' or '\u200b' or '\u200e' or '\u200f' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))) text.Append(c is ' ' ? "%20" : c.ToString());
        return text.ToString();
    }
}
