using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace PublicPortal.Residents.Phones.SignIn;

/// <summary>The cookie that ties a code to the browser that asked for it.</summary>
internal static class SignInPhone
{
    private const string Name = "phone-code";
    public const string Path = "/sign-in/phone";

    public static string? Of(HttpContext http) => http.Request.Cookies[Name] is { Length: 64 } token ? token : null;

    public static string Keep(HttpContext http)
    {
        var token = Of(http) ?? RandomNumberGenerator.GetHexString(64);
        http.Response.Cookies.Append(Name, token, new CookieOptions
        {
            HttpOnly = true, Secure = http.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = Path, MaxAge = TimeSpan.FromMinutes(15),
        });
        return token;
    }
}

/// <summary>Writes the session's cookie once its row is committed, then goes on.</summary>
internal sealed class SignedInByPhone(ClaimsPrincipal principal, string localAddress) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        await context.HttpContext.SignInAsync(principal);
        await new LocalRedirectResult(localAddress).ExecuteResultAsync(context);
    }
}
