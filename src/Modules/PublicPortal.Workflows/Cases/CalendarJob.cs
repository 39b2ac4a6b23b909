using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Workflows.Contracts;
using PublicPortal.Workflows.Definitions;

namespace PublicPortal.Workflows.Cases;

/// <summary>
/// When the calendar changes (the State Council's notice takes the place of a provisional year) every open case is
/// counted anew. Case by case under its lock, and marked as done at the end, so that a stopped run is done again.
/// </summary>
internal sealed class CalendarJob(WorkRunner runner, IServiceScopeFactory scopes, WorkingCalendar calendar, SiteSettings settings) : IPortalJob
{
    public const string Mark = "workflows.calendar";
    private const int AtOnce = 500;

    public string Name => "workflows.calendar";
    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancel)
    {
        await settings.RefreshAsync(cancel);   // another node may have taken a notice a moment ago
        var present = Fingerprint(calendar.Years);
        if (await MarkedAsync(cancel) == present) return;
        var (cases, moved) = await ReckonAllAsync(cancel);
        await runner.RunAsync("workflows.apply-calendar", Channel.Job, async (services, process) =>
        {
            await SiteSettings.KeepAsync(services.GetRequiredService<PortalDbContext>(), Mark, JsonSerializer.Serialize(present), cancel);
            if (moved > 0) process.Raise(new CalendarApplied(cases, moved));
            return Result.Ok();
        }, cancel: cancel);
    }

    /// <returns>How many open cases there are, and how many of them moved.</returns>
    public async Task<(int Cases, int Moved)> ReckonAllAsync(CancellationToken cancel)
    {
        var (cases, moved, after) = (0, 0, Guid.Empty);
        while (true)
        {
            var ids = await OpenAsync(after, cancel);
            if (ids.Count == 0) return (cases, moved);
            foreach (var id in ids)
                await runner.RunAsync("workflows.reckon", Channel.Job, async (services, process) =>
                {
                    var db = services.GetRequiredService<PortalDbContext>();
                    if (await LockedCase.LoadAsync(db, services.GetRequiredService<DefinitionCache>(), id, cancel) is not { } it) return Result.Ok();
                    if (services.GetRequiredService<CaseEngine>().Reckon(it))
                    {
                        moved++;
                        process.Raise(new CaseReckoned(it.Row.Id, it.Row.Kind, it.Row.SubjectId));
                    }
                    await db.SaveChangesAsync(cancel);
                    return Result.Ok();
                }, cancel: cancel);
            (cases, after) = (cases + ids.Count, ids[^1]);
        }
    }

    internal static string Fingerprint(IEnumerable<CalendarYear> years)
    {
        var lines = years.OrderBy(y => y.Year).Select(y => $"{y.Year} {y.Provisional} {Days(y.Holidays)} {Days(y.WorkDays)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

        static string Days(IEnumerable<DateOnly> days) => string.Join(',', days.Order().Select(d => d.DayNumber));
    }

    private async Task<string?> MarkedAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var json = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<Setting>().AsNoTracking().Where(s => s.Name == Mark).Select(s => s.Value).FirstOrDefaultAsync(cancel);
        return json is null ? null : JsonSerializer.Deserialize<string>(json);
    }

    private async Task<List<Guid>> OpenAsync(Guid after, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<WorkflowCase>().AsNoTracking()
            .Where(c => c.EndedAt == null && c.Id > after).OrderBy(c => c.Id).Take(AtOnce).Select(c => c.Id).ToListAsync(cancel);
    }
}
