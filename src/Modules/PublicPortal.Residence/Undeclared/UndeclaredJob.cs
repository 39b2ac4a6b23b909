using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Capture;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;

namespace PublicPortal.Residence.Undeclared;

/// <summary>Finds dwellings that are let and in which nobody is declared, reminds, reminds again, and in the end sends an officer.</summary>
internal sealed class UndeclaredJob(WorkRunner runner, PortalDbContext db, IPlaces places, IOptions<UndeclaredOptions> options, TimeProvider clock) : IPortalJob
{
    private const int PageSize = 500, LeadDays = 90;

    public string Name => "residence.undeclared";
    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<UndeclaredCase>().AsNoTracking().Where(c => c.SettledAt == null && c.NextAt != null && c.NextAt <= now)
            .OrderBy(c => c.NextAt).Select(c => c.Id).Take(options.Value.PerRun).ToListAsync(cancel);
        foreach (var id in due) await ActAsync((service, process) => service.GoOnAsync(id, process, cancel), cancel);
        foreach (var dwelling in await FindAsync(now, cancel)) await ActAsync((service, process) => service.OpenAsync(dwelling, occupied: false, process, cancel), cancel);
        await ForgetLeadsAsync(now.AddDays(-LeadDays), cancel);
    }

    /// <summary>Each dwelling in its own process: one that fails holds up no other.</summary>
    private Task ActAsync(Func<UndeclaredService, Process, Task<Result>> act, CancellationToken cancel) =>
        runner.RunAsync("residence.remind-undeclared", Channel.Job, (services, process) => act(services.GetRequiredService<UndeclaredService>(), process), cancel: cancel);

    private async Task<IReadOnlyList<DwellingInfo>> FindAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var today = ChinaTime.Date(now);
        var begun = today.AddDays(-options.Value.GraceDays);
        var paused = now.AddDays(-options.Value.PauseDays);
        var let = db.Set<Lease>().AsNoTracking()
            .Where(l => l.State == LeaseState.Standing && l.From <= begun && (l.To == null || l.To >= today)
                && !db.Set<ResidenceDeclaration>().Any(d => d.DwellingId == l.DwellingId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted))
                && !db.Set<UndeclaredCase>().Any(c => c.DwellingId == l.DwellingId && (c.SettledAt == null
                    || (c.SettledAt > paused && (c.State == UndeclaredState.Vacant || c.State == UndeclaredState.NotForLiving)))))
            .Select(l => l.DwellingId).Distinct().OrderBy(id => id);
        var found = new List<DwellingInfo>();
        for (var page = 0; found.Count < options.Value.PerRun; page++)
        {
            var ids = await let.Skip(page * PageSize).Take(PageSize).ToListAsync(cancel);
            if (ids.Count == 0) break;
            found.AddRange((await places.FindDwellingsAsync(ids, cancel)).Values.Where(IsLivedIn));
        }
        return [.. found.Take(options.Value.PerRun)];
    }

    private static bool IsLivedIn(DwellingInfo dwelling) =>
        dwelling.Status == DwellingStatus.Active && dwelling.Usage is DwellingUsage.Residential or DwellingUsage.Dormitory;

    /// <summary>What an officer noted of a landlord is not kept for good.</summary>
    private Task ForgetLeadsAsync(DateTimeOffset before, CancellationToken cancel) => runner.RunAsync("residence.tidy-leads", Channel.Job, async (services, _) =>
    {
        var own = services.GetRequiredService<PortalDbContext>();
        if (!await own.Set<LeaseLead>().AnyAsync(l => l.NotedAt < before, cancel)) return Result.Ok();
        await own.BeginWriteAsync(cancel);
        await own.Set<LeaseLead>().Where(l => l.NotedAt < before).ExecuteDeleteAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);
}
