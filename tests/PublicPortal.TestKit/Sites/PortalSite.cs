using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublicPortal.Data;
using PublicPortal.Data.Outbox;
using PublicPortal.Hosting.Modules;
using PublicPortal.Hosting.Work;
using PublicPortal.TestKit.Browsing;
using PublicPortal.TestKit.Databases;

namespace PublicPortal.TestKit.Sites;

/// <summary>
/// The whole portal in the test's own process, with a database, keys, files and a clock of its own. Nothing runs in the
/// background: a test runs jobs and delivers messages when it wants to.
/// </summary>
public sealed class PortalSite : WebApplicationFactory<Program>
{
    private readonly TestDatabase? database;
    private readonly SiteFolder folder;
    private readonly SiteSource source;
    private readonly TestUsers users = new();
    private int disposed;
    private bool keepsFolder;

    internal PortalSite(SiteSource source, SiteFolder folder, TestDatabase? database) => (this.source, this.folder, this.database) = (source, folder, database);

    /// <summary>A site on a fresh database that is migrated and set up as in Development.</summary>
    /// <param name="demo">With the made-up district.</param>
    /// <param name="settings">Further settings by name: <c>Residents:ExtraCountyCodes:0</c>.</param>
    public static async Task<PortalSite> StartAsync(DatabaseKind kind, bool demo = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        var template = SiteTemplate.Of(demo);
        var database = await TestDatabase.CreateAsync(kind, template.Database);
        var site = new PortalSite(new SiteSource(kind, database.ConnectionString, demo, settings ?? new Dictionary<string, string>()), template.CopyFolder(kind), database);
        _ = site.Server;      // starts it here, so that a site that does not start fails the test that asked for it
        return site;
    }

    /// <summary>The same site on a real socket of this machine, for a real browser; its clock is not behind the browser's.</summary>
    public static async Task<PortalSite> StartOnSocketAsync(DatabaseKind kind)
    {
        var template = SiteTemplate.Of(demo: true);
        var database = await TestDatabase.CreateAsync(kind, template.Database);
        var address = $"http://localhost:{FreePort()}";
        var settings = new Dictionary<string, string> { ["Portal:PublicAddress"] = address };
        var site = new PortalSite(new SiteSource(kind, database.ConnectionString, true, settings), template.CopyFolder(kind), database) { Address = new Uri(address) };
        var behind = TimeProvider.System.GetUtcNow() - site.Clock.GetUtcNow();
        if (behind > TimeSpan.Zero) site.Clock.Advance(behind);   // a cookie that ends in the browser's past is dropped
        site.UseKestrel(site.Address.Port);
        site.StartServer();
        return site;
    }

    /// <summary>A second node over the same database and keys, with a clock of its own. Dispose it before this one.</summary>
    public PortalSite AnotherNode()
    {
        var node = new PortalSite(source, folder, database: null) { keepsFolder = true };
        _ = node.Server;
        return node;
    }

    /// <summary>Where a browser finds the site; null without a socket.</summary>
    public Uri? Address { get; private init; }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public DatabaseKind Kind => source.Kind;

    /// <summary>For a look past the portal, and for other processes over the same database.</summary>
    public string ConnectionString => source.ConnectionString;

    /// <summary>Where keys and files lie.</summary>
    public string DataPath => folder.Path;
    public TestClock Clock { get; } = new();

    /// <summary>Every statement that went to the database.</summary>
    public StatementCounter Statements { get; } = new();

    /// <summary>Every line that was logged.</summary>
    public LogLines Logs { get; } = new();

    /// <summary>A browser with cookies of its own; signed in as nobody.</summary>
    public PortalBrowser Browser() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>
    /// A browser in which the user is signed in, without the pages of signing in. Those have tests of their own; all
    /// others ask what a user may do, not how they came.
    /// </summary>
    public PortalBrowser SignInAs(TestUser user)
    {
        var browser = Browser();
        browser.Http.DefaultRequestHeaders.Add(TestUsers.Header, users.Add(user));
        return browser;
    }

    /// <summary>Does something in a scope of its own, as one request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Runs the jobs that are due.</summary>
    public Task RunJobsAsync() => Services.GetRequiredService<JobRunner>().RunDueAsync();

    /// <summary>Delivers what lies in the outbox and is due, and what that puts there.</summary>
    public async Task DeliverAsync()
    {
        var outbox = Services.GetRequiredService<OutboxWorker>();
        while (await outbox.DeliverDueAsync() > 0) { }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        foreach (var (name, value) in source.Settings(folder)) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<PortalDbContext>(options => options.AddInterceptors(Statements));
            users.Join(services);
            // What the site calls over the network (the simulated WeChat) is the site itself; nothing leaves the process.
            if (Address is null) services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => new ToTheSiteItself(this)));
            foreach (var background in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(PortalModule).Assembly).ToList())
                services.Remove(background);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        await base.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        if (!keepsFolder) folder.Delete();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks for the server only when something is sent: while the site starts there is none, and asking would start a second.</summary>
    private sealed class ToTheSiteItself(PortalSite site) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new HttpMessageInvoker(site.Server.CreateHandler()).SendAsync(request, cancellationToken);
    }
}
