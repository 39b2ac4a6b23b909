using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PublicPortal.Data;
using PublicPortal.Data.Fields;

namespace PublicPortal.Hosting.Site;

/// <summary>
/// Every few seconds: has another node (or the command line) changed the site's settings, or made a newer data key, and what
/// does the database's clock say? Three small queries; asking suits both databases, while a notification would need a connection of its own that may break.
/// </summary>
internal sealed class NodeWatch(SiteSettings settings, FieldCipher cipher, DatabaseClock clock, ILogger<NodeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default))
        {
            try
            {
                await settings.RefreshAsync(stoppingToken);
                await cipher.RefreshAsync(stoppingToken);
                await clock.MeasureAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failed) { log.LogWarning("What other nodes changed could not be read: {Error}", failed.Message); }
        }
    }
}
