using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Declarations;

/// <summary>Deletes drafts that were never submitted: they hold a sealed name and number that nobody needs any more (个人信息保护法 art 19).</summary>
internal sealed class DraftTidyUp(WorkRunner runner, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.draft-tidy-up";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residence.tidy-drafts", Channel.Job, async (services, _) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var now = clock.GetUtcNow();
        if (!await db.Set<DeclarationDraft>().AnyAsync(d => d.ExpiresAt < now, cancel)) return Result.Ok();
        await db.BeginWriteAsync(cancel);
        await db.Set<DeclarationDraft>().Where(d => d.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
