using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Content.Types;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Content.Items;

/// <summary>Publishes and takes down what is due; one item after the other, so that one that fails does not keep the rest.</summary>
internal sealed class ItemSchedule(PortalDbContext db, WorkRunner runner, TimeProvider clock) : IPortalJob
{
    public string Name => "content.schedule";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var id in await db.Set<ItemVersion>().Where(i => i.PublishAt <= now).OrderBy(i => i.PublishAt).Select(i => i.Id).Take(200).ToListAsync(cancel))
            await runner.RunAsync("content.publish-due", Channel.Job, async (services, process) =>
            {
                var item = await services.GetRequiredService<PortalDbContext>().Set<ItemVersion>().FirstAsync(i => i.Id == id, cancel);
                if (item.PublishAt is null || item.RemovedAt is not null) return Result.Ok();
                var type = (await services.GetRequiredService<TypeCatalog>().ReadAsync(cancel)).Find(item.ContentType);
                return await services.GetRequiredService<ItemStore>().PublishAsync(type, item, item.PublishedBy, makesFree: true, process, cancel);
            }, cancel: cancel);
        foreach (var id in await db.Set<ItemVersion>().Where(i => i.ArchiveAt <= now && i.Published).OrderBy(i => i.ArchiveAt).Select(i => i.ContentItemId).Take(200).ToListAsync(cancel))
            await runner.RunAsync("content.archive-due", Channel.Job, async (services, process) =>
            {
                await services.GetRequiredService<ItemStore>().UnpublishAsync(id, process, cancel);
                return Result.Ok();
            }, cancel: cancel);
    }
}
