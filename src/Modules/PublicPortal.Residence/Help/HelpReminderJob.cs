using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;

namespace PublicPortal.Residence.Help;

/// <summary>The day before, once each: tomorrow somebody comes.</summary>
internal sealed class HelpReminderJob(WorkRunner runner, IOptions<HelpOptions> options, TimeProvider clock) : IPortalJob
{
    public string Name => "residence.help-reminders";
    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (ChinaTime.Local(now).Hour < options.Value.RemindFromHour) return;   // nobody is woken
        await runner.RunAsync("residence.remind-help", Channel.Job, async (services, process) =>
        {
            var (db, helps) = (services.GetRequiredService<PortalDbContext>(), services.GetRequiredService<HelpService>());
            var tomorrow = ChinaTime.Date(now).AddDays(1);
            var due = await db.Set<HelpVisit>().Where(h => h.State == HelpState.Open && h.Day == tomorrow && h.RemindedAt == null).OrderBy(h => h.Id).Take(200).ToListAsync(cancel);
            var where = await services.GetRequiredService<IPlaces>().FindDwellingsAsync([.. due.Select(h => h.DwellingId).Distinct()], cancel);
            var who = await services.GetRequiredService<IAccounts>().FindManyAsync([.. due.Select(h => h.OfficerAccountId).OfType<Guid>().Distinct()], cancel);
            foreach (var help in due)
            {
                help.RemindedAt = now;
                process.Raise(new HelpReminded(help.Id));
                if (where.TryGetValue(help.DwellingId, out var dwelling))
                    await helps.TellAsync(help, dwelling, help.OfficerAccountId is { } id ? who.GetValueOrDefault(id) : null, "residence.help-tomorrow", cancel);
            }
            await db.SaveChangesAsync(cancel);
            return Result.Ok();
        }, cancel: cancel);
    }
}
