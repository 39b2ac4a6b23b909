using Microsoft.Extensions.Hosting;
using PublicPortal.Data.Outbox;

namespace PublicPortal.Hosting.Work;

/// <summary>Runs the outbox and the jobs beside the site.</summary>
internal sealed class BackgroundWork(OutboxWorker outbox, JobRunner jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(outbox.RunAsync(stoppingToken), jobs.RunAsync(stoppingToken));
}

/// <summary>Deletes what is only kept for a short time: answered keys after 24 hours, attempts, delivered messages after 30 days.</summary>
internal sealed class TidyUp(Data.PortalDbContext db, TimeProvider clock) : IPortalJob
{
    public string Name => "hosting.tidy-up";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var day = now.AddDays(-1);
        var month = now.AddDays(-30);
        await db.BeginWriteAsync(cancel);
        await Delete(db.Set<Data.IdempotencyRecord>().Where(r => r.CreatedAt < day));
        await Delete(db.Set<Data.Attempt>().Where(a => a.WindowStart < month));
        await Delete(db.Set<OutboxMessage>().Where(m => m.DoneAt != null && m.CreatedAt < month));
        await db.CommitAsync();

        Task<int> Delete<T>(IQueryable<T> rows) => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDeleteAsync(rows, cancel);
    }
}
