using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Files.Contracts;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Files.Storage;

/// <summary>Deletes files whose time is over, and contents that no row knows or that outlived their row.</summary>
internal sealed class FileSweep(WorkRunner runner, IServiceScopeFactory scopes, IFileStore store, TimeProvider clock, IOptions<FilesOptions> options) : IPortalJob
{
    private const int Batch = 200;

    /// <summary>Longer than any request lasts: its content is there before its row is.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public string Name => "files.sweep";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var purpose in await PurposesAsync(cancel))
            while (await ExpireAsync(purpose, cancel) == Batch) { }
        foreach (var ids in store.WrittenBefore(clock.GetUtcNow() - Grace).Chunk(Batch)) await SweepAsync(ids, cancel);
    }

    private async Task<List<string>> PurposesAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<FileRecord>()
            .Where(f => f.DeletedAt == null).Select(f => f.Purpose).Distinct().ToListAsync(cancel);
    }

    private async Task<int> ExpireAsync(string purpose, CancellationToken cancel)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDaysOf(purpose));
        var done = await runner.RunAsync("files.expire", Channel.Job, async (services, process) =>
        {
            var expired = await services.GetRequiredService<PortalDbContext>().Set<FileRecord>()
                .Where(f => f.DeletedAt == null && f.Purpose == purpose && f.CreatedAt < before).OrderBy(f => f.CreatedAt).Take(Batch).ToListAsync(cancel);
            var vault = services.GetRequiredService<FileVault>();
            foreach (var record in expired) vault.Delete(record, process, expired: true);
            return Result.Ok(expired.Count);
        }, cancel: cancel);
        return done.Value;
    }

    private async Task SweepAsync(Guid[] ids, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<FileRecord>()
            .Where(f => ids.Contains(f.Id) && f.DeletedAt == null).Select(f => f.Id).ToListAsync(cancel);
        foreach (var orphan in ids.Except(known)) store.Delete(orphan);
    }
}
