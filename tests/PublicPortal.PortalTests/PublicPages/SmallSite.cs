using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Site;
using PublicPortal.TestKit;

namespace PublicPortal.PortalTests.PublicPages;

/// <summary>The two middlewares around one public page whose rendering a test holds in its hand.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private SmallSite(WebApplication app, TestClock clock) => (this.app, Clock) = (app, clock);

    public TestClock Clock { get; }
    public PublicPageCache Cache => app.Services.GetRequiredService<PublicPageCache>();
    public HttpClient Client { get; private set; } = null!;

    /// <param name="page">Answers <c>/page</c> and everything below.</param>
    public static async Task<SmallSite> StartAsync(RequestDelegate page, string environment = "Development", string[]? query = null, int megabytes = 64)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Portal:PublicAddress"] = "https://portal.example", ["PublicPages:MostMegabytes"] = $"{megabytes}" });
        var clock = new TestClock();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<SiteSettings>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddPublicPages();
        foreach (var listener in builder.Services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(PageEvictionListener)).ToList()) builder.Services.Remove(listener);
        var app = builder.Build();
        app.SendKeptPages();
        app.UseRouting();
        app.RenderPublicPages();
        app.MapMethods("/page/{**rest}", ["GET", "HEAD"], page).WithMetadata(new PublicPageAttribute("page") { Query = query ?? [] }, new AllowAnonymousAttribute());
        await app.StartAsync();
        return new SmallSite(app, clock) { Client = app.GetTestClient() };
    }

    public static Task HtmlAsync(HttpContext http, string html)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(html);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
