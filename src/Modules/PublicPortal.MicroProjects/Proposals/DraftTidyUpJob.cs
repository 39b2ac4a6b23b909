using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Proposals;

/// <summary>Drafts that nobody touched for long are deleted with their photos.</summary>
internal sealed class DraftTidyUpJob(WorkRunner runner, IOptions<MicroProjectsOptions> options, TimeProvider clock) : IPortalJob
{
    public string Name => "microprojects.tidy-drafts";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("microprojects.tidy-drafts", Channel.Job, async (services, process) =>
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepDraftDays);
        var (db, drafts) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<DraftService>());
        foreach (var old in await db.Set<ProposalDraft>().AsNoTracking().Where(d => d.ChangedAt < before).Take(500).ToListAsync(cancel))
            await drafts.DiscardAsync(old.OwnerAccountId, old.RoundId, process, cancel);
        return Result.Ok();
    }, cancel: cancel);
}
