using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;

namespace PublicPortal.Residence.Help;

/// <summary>What somebody wrote for a visit serves that visit; some weeks after it is deleted.</summary>
internal sealed class HelpForgetJob(WorkRunner runner, IOptions<HelpOptions> options, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.help-forget";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residence.forget-help", Channel.Job, async (services, _) =>
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.KeepWordsDays);
        var ended = await services.GetRequiredService<PortalDbContext>().Set<HelpVisit>()
            .Where(h => h.EndedAt < before && (h.WordsSealed != null || h.ForWhomSealed != null)).OrderBy(h => h.EndedAt).Take(500).ToListAsync(cancel);
        foreach (var help in ended) (help.WordsSealed, help.ForWhomSealed) = (null, null);
        return Result.Ok();   // saved with the end of the work
    }, cancel: cancel);
}
