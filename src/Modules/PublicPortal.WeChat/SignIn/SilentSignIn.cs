using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace PublicPortal.WeChat.SignIn;

/// <summary>
/// Inside WeChat the sign-in page has nothing to ask: whoever is sent there goes straight on to the authorization, which
/// is silent, and comes back to the page they wanted. Once in half a minute at most, so that a failure ends on the
/// sign-in page and not in a circle; <c>choose=1</c> shows the page to those who want another way.
/// </summary>
internal sealed class SilentSignIn : IStartupFilter
{
    private const string Tried = "wx-tried";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            if (!Applies(http.Request))
            {
                await rest(http);
                return;
            }
            http.Response.Cookies.Append(Tried, "1", new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = SignInPaths.Page, MaxAge = TimeSpan.FromSeconds(30),
            });
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Redirect(SignInPaths.With(SignInPaths.Start, http.Request.Query["return"]));
        });
        next(app);
    };

    /// <summary>WeChat Work names MicroMessenger too, but cannot authorize for an official account.</summary>
    private static bool Applies(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Path != SignInPaths.Page) return false;
        var agent = request.Headers.UserAgent.ToString();
        return agent.Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase) && !agent.Contains("wxwork", StringComparison.OrdinalIgnoreCase)
            && !request.Cookies.ContainsKey(Tried) && !request.Query.ContainsKey("choose");
    }
}
