using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PublicPortal.Hosting.Modules;

namespace PublicPortal.Benchmarks;

/// <summary>The whole portal on a real socket with the made-up district. Nothing runs in the background: only what is measured uses the processor.</summary>
internal sealed class BenchSite : WebApplicationFactory<Program>
{
    private BenchSite? first;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-bench-");

    public required bool OnPostgres { get; init; }
    private IReadOnlyDictionary<string, string> Further { get; init; } = new Dictionary<string, string>();
    private bool Hears { get; init; }
    public string ConnectionString { get; private set; } = "";
    public int Port { get; private set; }
    public string Folder => (first?.folder ?? folder).FullName;

    /// <param name="further">Settings besides those of every run.</param>
    /// <param name="hears">Evictions of other nodes are heard, as in a real site.</param>
    public static async Task<BenchSite> StartAsync(bool onPostgres, Dictionary<string, string>? further = null, bool hears = false)
    {
        var site = new BenchSite { OnPostgres = onPostgres, Further = further ?? [], Hears = hears };
        site.ConnectionString = onPostgres ? await NewDatabaseAsync() : $"Data Source={Path.Combine(site.Folder, "portal.db")}";
        using (var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            free.Start();
            site.Port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        }
        site.UseKestrel(site.Port);
        site.StartServer();
        return site;
    }

    /// <summary>A second node over the same database and keys.</summary>
    public BenchSite AnotherNode()
    {
        var node = new BenchSite { OnPostgres = OnPostgres, ConnectionString = ConnectionString, Further = Further, Hears = Hears, first = this };
        using (var free = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0))
        {
            free.Start();
            node.Port = ((System.Net.IPEndPoint)free.LocalEndpoint).Port;
        }
        node.UseKestrel(node.Port);
        node.StartServer();
        return node;
    }

    /// <summary>The settings of this site, for another process on the same database.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Database:Provider"] = OnPostgres ? "PostgreSql" : "Sqlite",
        ["ConnectionStrings:Portal"] = ConnectionString,
        ["Portal:DataPath"] = Folder,
        ["Keys:Path"] = Path.Combine(Folder, "keys"),
        ["Portal:PublicAddress"] = $"http://localhost:{Port}",
        ["Demo:Load"] = "true",
    };

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.UseDefaultServiceProvider(services => services.ValidateScopes = services.ValidateOnBuild = false);   // as in Production
        builder.UseContentRoot(WebFolder());
        foreach (var (name, value) in Settings.Concat(Further)) builder.UseSetting(name, value);
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            foreach (var background in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(PortalModule).Assembly).ToList())
                if (!Hears || background.ImplementationType!.Name != "PageEvictionListener") services.Remove(background);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string WebFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PublicPortal.sln"))) root = root.Parent ?? throw new DirectoryNotFoundException("PublicPortal.sln");
        return Path.Combine(root.FullName, "src", "PublicPortal.Web");
    }

    private static async Task<string> NewDatabaseAsync()
    {
        var server = Environment.GetEnvironmentVariable("PORTAL_BENCH_POSTGRES")
            ?? throw new InvalidOperationException("PORTAL_BENCH_POSTGRES is not set; run.sh starts a PostgreSQL with its usual durability and sets it.");
        var name = $"bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"create database {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ConnectionString;
    }
}
