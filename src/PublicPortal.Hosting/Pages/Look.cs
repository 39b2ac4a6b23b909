using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace PublicPortal.Hosting.Pages;

/// <summary>How the person wants to see the pages.</summary>
public static class Look
{
    public const string ElderCookie = "elder";

    /// <summary>The value of <c>data-elder</c>: null, "1", or "2" for the largest text.</summary>
    public static string? Elder(HttpContext context) => context.Request.Cookies[ElderCookie] switch
    {
        "1" => "1",
        "2" => "2",
        _ => null,
    };

    /// <summary>Address that sets a preference and comes back here: <c>elder</c> 0, 1 or 2; <c>lang</c> zh-CN or en.</summary>
    public static string Preference(HttpContext context, string name, string value)
    {
        var here = context.Request.PathBase.Add(context.Request.Path) + context.Request.QueryString.Value;
        return context.Request.PathBase + "/preferences" + new QueryBuilder { { name, value }, { "return", here } }.ToQueryString();
    }
}
