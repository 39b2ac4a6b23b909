using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Rounds;

namespace PublicPortal.MicroProjects.Endorsements;

/// <summary>Finds proposals whose last endorsements came at the same moment, so that none of them saw that it was enough.</summary>
internal sealed class ThresholdJob(WorkRunner runner, IServiceScopeFactory scopes) : IPortalJob
{
    public string Name => "microprojects.thresholds";
    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var missed = await (from p in db.Set<Proposal>()
                            join r in db.Set<Round>() on p.RoundId equals r.Id
                            where p.ThresholdAt == null && p.AnsweredAt == null && (p.Standing == ProposalStanding.Open || p.Standing == ProposalStanding.Consulting)
                                && db.Set<Endorsement>().Count(e => e.ProposalId == p.Id) >= r.Threshold
                            select new { p.Id, r.Threshold, r.AnswerDays }).Take(100).ToListAsync(cancel);
        foreach (var proposal in missed)
            await runner.RunAsync("microprojects.pass-threshold", Channel.Job, async (services, process) =>
            {
                var own = services.GetRequiredService<PortalDbContext>();
                var at = await own.Set<Endorsement>().Where(e => e.ProposalId == proposal.Id).OrderBy(e => e.At).Skip(proposal.Threshold - 1).Select(e => e.At).FirstAsync(cancel);
                await services.GetRequiredService<ThresholdWatch>().PassAsync(proposal.Id, at, proposal.AnswerDays, process, cancel);
                await own.SaveChangesAsync(cancel);
                return Result.Ok();
            }, cancel: cancel);
    }
}
