using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicPortal.Hosting.Access;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Pages;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;

namespace PublicPortal.Hosting;

public static class PortalPipeline
{
    /// <summary>The order of the middleware, in one place.</summary>
    public static void UsePortal(this WebApplication app)
    {
        app.UseForwardedHeaders(TrustedProxies.Options(app.Configuration));
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.SendKeptPages();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseHotAdmission();
        app.UseAuthentication();   // first: it answers the callbacks of sign-in itself, whose addresses an item's could have
        app.RenderPublicPages();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().Add(asset => asset.Metadata.Add(new AllowAnonymousAttribute()));
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/healthz").Allow(Access.Access.Public);
        app.MapGet("/preferences", Preferences).Allow(Access.Access.Public);
        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<PortalModule>>()) module.MapEndpoints(app);
    }

    /// <summary>Brings the site up on another thread, see <see cref="PortalStart"/>; await it before the site runs.</summary>
    public static Task PreparePortalAsync(this WebApplication app) => Task.Run(async () =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalStart>().RunAsync(app.Lifetime.ApplicationStopping);
    });

    /// <summary>Makes sure that no endpoint is open by accident; call it when all are mapped.</summary>
    public static void RequireAccessEverywhere(this WebApplication app) => EndpointAccess.RequireEverywhere(((IEndpointRouteBuilder)app).DataSources);

    /// <summary>Language and elder mode, kept in cookies; the same addresses for everybody.</summary>
    private static IResult Preferences(HttpContext context, string? lang, string? elder, string? @return)
    {
        var options = new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, Path = "/" };
        if (lang is "zh-CN" or "en")
            context.Response.Cookies.Append("lang", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture("zh-CN", lang)), options);
        if (elder is "1" or "2") context.Response.Cookies.Append(Look.ElderCookie, elder, options);
        else if (elder == "0") context.Response.Cookies.Delete(Look.ElderCookie);
        return Results.LocalRedirect(IsLocal(@return) ? @return! : "/");
    }

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl);
}
