using Microsoft.AspNetCore.Http;
using PublicPortal.Hosting.Site;

namespace PublicPortal.WeChat.SignIn;

/// <summary>
/// WeChat takes only a short state, so the state that travels is a random id, and the protected state itself waits in a
/// cookie of that name. That the browser brings the cookie proves that it began this sign-in; the server keeps nothing,
/// any node can answer. The cookie stays its few minutes, as WeChat may call back twice.
/// </summary>
internal sealed class StateCookie(PublicAddress site)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public void Keep(HttpContext http, string id, string protectedState) => http.Response.Cookies.Append(Name(id), protectedState, new CookieOptions
    {
        HttpOnly = true, Secure = site.Uri.Scheme == Uri.UriSchemeHttps, SameSite = SameSiteMode.Lax, IsEssential = true,
        Path = SignInPaths.Start, MaxAge = Lifetime,
    });

    public string? Find(HttpContext http, string id) => IsId(id) ? http.Request.Cookies[Name(id)] : null;

    private static bool IsId(string id) => id.Length == 32 && id.All(char.IsAsciiHexDigitLower);

    private static string Name(string id) => "wx-" + id;
}
