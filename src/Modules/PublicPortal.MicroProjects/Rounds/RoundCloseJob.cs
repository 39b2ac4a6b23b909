using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.PublicPages;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;

namespace PublicPortal.MicroProjects.Rounds;

/// <summary>Rounds end with their last day; what came in goes on being answered.</summary>
internal sealed class RoundCloseJob(WorkRunner runner, IServiceScopeFactory scopes, TimeProvider clock) : IPortalJob
{
    public string Name => "microprojects.close-rounds";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        List<Guid> over;
        await using (var scope = scopes.CreateAsyncScope())
            over = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Round>()
                .Where(r => r.Standing == RoundStanding.Open && r.ClosesOn < today).Select(r => r.Id).ToListAsync(cancel);
        foreach (var id in over)
            await runner.RunAsync("microprojects.close-round", Channel.Job, (services, process) => CloseAsync(id, services, process, cancel), cancel: cancel);
    }

    private async Task<Result> CloseAsync(Guid id, IServiceProvider services, Process process, CancellationToken cancel)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        if (await db.Set<Round>().FirstOrDefaultAsync(r => r.Id == id, cancel) is not { } round || round.ClosesOn >= ChinaTime.Today(clock)) return Result.Ok();
        var done = round.Close(clock.GetUtcNow(), null, early: false);
        if (done.IsRefused) return done;
        process.Raise(new RoundClosed(id, Early: false));
        await services.GetRequiredService<PageEvictions>().EvictAsync([RoundQueries.Tag(id), ProposalQueries.CommunityTag(round.CommunityId), ProposalQueries.AllTag], cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }
}
