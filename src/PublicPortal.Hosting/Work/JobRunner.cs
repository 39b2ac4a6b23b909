using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicPortal.Data;

namespace PublicPortal.Hosting.Work;

/// <summary>Runs due jobs. The lease row is moved on before the job runs, so that two nodes never run the same turn.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobRunner> log)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15), PunctualRound = TimeSpan.FromSeconds(1);

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(EveryAsync(Round, RunJobsAsync, stop), EveryAsync(PunctualRound, RunPunctualAsync, stop));

    private async Task EveryAsync(TimeSpan round, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(round);
        do
        {
            try { await run(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception failed) { log.LogError(failed, "Jobs could not be looked up"); }
        }
        while (await timer.WaitForNextTickAsync(stop).AsTask().ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default));
    }

    /// <summary>One round; tests call it after moving the clock.</summary>
    public async Task RunDueAsync(CancellationToken cancel = default)
    {
        await RunPunctualAsync(cancel);
        await RunJobsAsync(cancel);
    }

    private async Task RunPunctualAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IPunctualJob>()) await RunAsync(job.GetType().Name, job.RunAsync, cancel);
    }

    private async Task RunJobsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IPortalJob>())
        {
            if (!await ClaimAsync(job, cancel)) continue;
            await RunAsync(job.Name, job.RunAsync, cancel);
        }
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> run, CancellationToken cancel)
    {
        try { await run(cancel); }
        catch (Exception failed) when (failed is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            log.LogError(failed, "Job {Job} failed", name);
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
