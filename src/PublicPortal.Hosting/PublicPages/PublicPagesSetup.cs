using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;

namespace PublicPortal.Hosting.PublicPages;

internal static class PublicPagesSetup
{
    public static void AddPublicPages(this IServiceCollection services)
    {
        services.AddOptions<PublicPagesOptions>().BindConfiguration("PublicPages").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PublicPageCache>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PublicPagesMiddleware>();
        services.AddHostedService<PageEvictionListener>();
    }

    /// <summary>In front: what is kept is sent before anything else is asked.</summary>
    public static void SendKeptPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPagesMiddleware>();
        var cache = app.ApplicationServices.GetRequiredService<PublicPageCache>();
        app.ApplicationServices.GetRequiredService<Site.SiteSettings>().Changed += cache.EvictAll;   // name and organiser stand on each page
        app.Use(next => http => pages.InFront(http, next));
    }

    /// <summary>Behind the routing and the answers of sign-in; what is rendered knows nobody.</summary>
    public static void RenderPublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPagesMiddleware>();
        app.Use(next => http => pages.BehindRouting(http, next));
    }
}

/// <summary>Lets the routing see the attribute of the page model.</summary>
internal sealed class PublicPageConvention : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        foreach (var page in model.HandlerTypeAttributes.OfType<PublicPageAttribute>()) model.EndpointMetadata.Add(page);
    }
}
