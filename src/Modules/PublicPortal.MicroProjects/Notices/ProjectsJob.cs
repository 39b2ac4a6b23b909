using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Notices;

/// <summary>What comes by time alone: a notice ends when nothing is open, an evaluation when its days are over. Each project in a transaction of its own.</summary>
internal sealed class ProjectsJob(PortalDbContext db, WorkRunner runner, TimeProvider clock) : IPortalJob
{
    private const int AtOnce = 200;

    public string Name => "microprojects.projects";
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancel)
    {
        var today = ChinaTime.Today(clock);
        var notices = await db.Set<Project>().Where(p => p.Standing == ProjectStanding.OnNotice && p.NoticeTo < today).OrderBy(p => p.NoticeTo).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in notices)
            await runner.RunAsync("microprojects.end-notice", Channel.Job, async (services, process) =>
                await FindAsync(services, id, cancel) is { } project ? await services.GetRequiredService<ConfirmationService>().EndNoticeAsync(project, process, cancel) : ProjectRefusals.NotFound, cancel: cancel);
        var over = await db.Set<Project>().Where(p => p.Standing == ProjectStanding.Evaluating && p.EvaluateTo < today && p.AccountClosedAt != null).OrderBy(p => p.EvaluateTo).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        foreach (var id in over)
            await runner.RunAsync("microprojects.finish-project", Channel.Job, async (services, process) =>
                await FindAsync(services, id, cancel) is { } project ? await services.GetRequiredService<EvaluationDesk>().FinishAsync(project, process, cancel) : ProjectRefusals.NotFound, cancel: cancel);
    }

    private static Task<Project?> FindAsync(IServiceProvider services, Guid id, CancellationToken cancel) =>
        services.GetRequiredService<PortalDbContext>().Set<Project>().FirstOrDefaultAsync(p => p.Id == id, cancel);
}
