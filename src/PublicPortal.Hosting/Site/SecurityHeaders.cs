using Microsoft.AspNetCore.Builder;

namespace PublicPortal.Hosting.Site;

internal static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere, no inline script or style, no framing; signed-in pages stay out of every cache.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        // WeChat's browser alone may load WeChat's own script, without which its scanner cannot be asked for.
        var scripts = context.Request.Headers.UserAgent.ToString().Contains("MicroMessenger", StringComparison.OrdinalIgnoreCase) ? " script-src 'self' https://res.wx.qq.com;" : "";
        headers.ContentSecurityPolicy = $"default-src 'self';{scripts} img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";   // plate tokens travel in addresses
        headers["Permissions-Policy"] = "geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next();
    });
}
