using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicPortal.Data;

namespace PublicPortal.Hosting.Work;

/// <summary>Runs due jobs. The lease row is moved on before the job runs, so that two nodes never run the same turn.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15));
        do
        {
            try { await RunDueAsync(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception failed) { log.LogError(failed, "Jobs could not be looked up"); }
        }
        while (await timer.WaitForNextTickAsync(stop).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default));
    }

    /// <summary>One round; tests call it after moving the clock.</summary>
    public async Task RunDueAsync(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IPortalJob>())
        {
            if (!await ClaimAsync(job, cancel)) continue;
            try { await job.RunAsync(cancel); }
            catch (Exception failed) when (failed is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                log.LogError(failed, "Job {Job} failed", job.Name);
            }
        }
    }

    private async Task<bool> ClaimAsync(IPortalJob job, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        var lease = await db.Set<JobLease>().AsNoTracking().FirstOrDefaultAsync(j => j.Name == job.Name, cancel);
        if (lease is null)
        {
            db.Add(new JobLease { Name = job.Name, NextRunAt = now + job.Every });
            if (await db.SaveOrDuplicateAsync(cancel) is not null) return false;
            await db.CommitAsync();
            return true;
        }
        if (lease.NextRunAt > now) return false;
        await db.BeginWriteAsync(cancel);
        var won = await db.Set<JobLease>().Where(j => j.Name == job.Name && j.NextRunAt == lease.NextRunAt)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.NextRunAt, now + job.Every), cancel);
        await db.CommitAsync();
        return won == 1;
    }
}
