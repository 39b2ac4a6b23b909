using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>Which of the pages under one address: all that a layout may depend on, and nothing that tells people apart.</summary>
internal readonly record struct PageKey(string Path, string Query, PageLook Look)
{
    private const int LongestValue = 40;

    /// <summary>As the request came.</summary>
    public static PageKey Of(HttpRequest request) => new(request.Path.Value ?? "/", request.QueryString.Value ?? "", PageLook.Of(request));

    /// <summary>With the parameters alone that the page knows, in its own order: nobody fills the memory with made-up ones.</summary>
    /// <returns>Null where a value is too long to be meant.</returns>
    public static PageKey? Canonical(HttpRequest request, PublicPageAttribute page, PageLook look)
    {
        var query = new QueryString();
        foreach (var name in page.Query)
        {
            if (!request.Query.TryGetValue(name, out var values) || values is not [{ Length: > 0 } value]) continue;
            if (value.Length > LongestValue) return null;
            query = query.Add(name, value);
        }
        return new PageKey(request.Path.Value ?? "/", query.Value ?? "", look);
    }
}

/// <summary>Language, elder mode and whether WeChat's bar stands above: read from the headers without parsing all of them.</summary>
internal readonly record struct PageLook(bool IsEnglish, char Elder, bool InWeChat)
{
    public static PageLook Of(HttpRequest request)
    {
        var headers = request.Headers;
        var language = CookieOf(headers.Cookie, "lang");
        var english = language.Contains("uic%3Den", StringComparison.OrdinalIgnoreCase) || language.Contains("uic=en", StringComparison.OrdinalIgnoreCase)
            || (!language.Contains("zh-CN", StringComparison.OrdinalIgnoreCase) && Negotiation.PrefersEnglish(headers.AcceptLanguage));
        var elder = CookieOf(headers.Cookie, Pages.Look.ElderCookie);
        return new PageLook(english, elder is ['1' or '2'] ? elder[0] : '0',
            headers.UserAgent.Count > 0 && headers.UserAgent[0]!.Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The headers of the visitor for whom such a page is rendered.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        headers.AcceptLanguage = IsEnglish ? "en" : "zh-CN";
        if (Elder != '0') headers.Cookie = $"{Pages.Look.ElderCookie}={Elder}";
        if (InWeChat) headers.UserAgent = "MicroMessenger";
    }

    private static ReadOnlySpan<char> CookieOf(StringValues header, string name)
    {
        foreach (var line in header)
        {
            var rest = line.AsSpan();
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf(';');
                var pair = (end < 0 ? rest : rest[..end]).Trim(' ');
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal)) return pair[(name.Length + 1)..];
            }
        }
        return [];
    }
}
