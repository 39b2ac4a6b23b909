using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PublicPortal.Data;

namespace PublicPortal.Hosting.PublicPages;

/// <summary>
/// Hears what other nodes evict: one connection of its own on PostgreSQL, a look at the command line's mark once a second on
/// SQLite. Whatever was said while the connection was away is unknown, so coming back evicts everything.
/// </summary>
internal sealed class PageEvictionListener(PublicPageCache cache, DatabaseOptions options, IServiceScopeFactory scopes, ILogger<PageEvictionListener> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private string? mark;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => ListenAsync(stoppingToken);

    internal async Task ListenAsync(CancellationToken stop)
    {
        var round = options.Provider == DatabaseProvider.PostgreSql ? (Func<CancellationToken, Task>)HearAsync : LookAsync;
        while (!stop.IsCancellationRequested)
        {
            try { await round(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception failed)
            {
                cache.Hears = false;
                log.LogWarning("Evictions of other nodes cannot be heard, nothing is kept until they can: {Error}", failed.Message);
            }
            await Task.Delay(Pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Until the connection breaks.</summary>
    private async Task HearAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString);
        connection.Notification += (_, heard) => Apply(heard.Payload);
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand($"listen {PageEvictions.Channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
        cache.EvictAll();
        cache.Hears = true;
        while (true) await connection.WaitAsync(stop);
    }

    private void Apply(string payload)
    {
        if (payload == PageEvictions.Everything) cache.EvictAll();
        else cache.Evict(payload.Split('\n'));
    }

    /// <summary>Once; the loop comes again.</summary>
    internal async Task LookAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var present = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking()
            .Where(s => s.Name == PageEvictions.Mark).Select(s => s.Value).FirstOrDefaultAsync(stop);
        if (present != mark || !cache.Hears) cache.EvictAll();
        mark = present;
        cache.Hears = true;
    }
}
