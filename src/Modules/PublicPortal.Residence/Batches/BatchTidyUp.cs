using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Batches;

/// <summary>Tables and their rows hold numbers of many people: they go some days after they came, finished or not.</summary>
internal sealed class BatchTidyUp(WorkRunner runner, IOptions<ResidenceOptions> options, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.batch-tidy-up";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residence.tidy-batches", Channel.Job, async (services, process) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var before = clock.GetUtcNow().AddDays(-options.Value.BatchKeepDays);
        var old = await db.Set<Batch>().Where(b => b.CreatedAt < before && b.State != BatchState.Working).OrderBy(b => b.CreatedAt).Take(20).ToListAsync(cancel);
        if (old.Count == 0) return Result.Ok();
        var vault = services.GetRequiredService<IFileVault>();
        foreach (var batch in old) await vault.DeleteAsync(batch.FileId, process, cancel);
        var ids = old.Select(b => b.Id).ToList();
        await db.BeginWriteAsync(cancel);
        await db.Set<BatchRow>().Where(r => ids.Contains(r.BatchId)).ExecuteDeleteAsync(cancel);
        db.RemoveRange(old);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
