using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Hosting.Work;
using PublicPortal.Kernel;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Guardians;
using PublicPortal.Residents.Persons;
using PublicPortal.Residents.Requests;

namespace PublicPortal.Residents.Privacy;

/// <summary>What was kept long enough was deleted; how many of each.</summary>
internal sealed record KeptLongEnough(Guid RunId, int Persons, int Requests, int Links) : PortalEvent
{
    public override Guid SubjectId => RunId;
    public override string Name => "residents.kept-long-enough";
}

/// <summary>The ends that the notices promise: persons that nothing refers to and answered requests go after some years, a child's links at 14.</summary>
internal sealed class RetentionJob(WorkRunner runner, IOptions<ResidentsOptions> options, TimeProvider clock) : IPortalJob
{
    private const int AtOnce = 500;

    public string Name => "residents.retention";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public Task RunAsync(CancellationToken cancel) => runner.RunAsync("residents.tidy-up", Channel.Job, async (services, process) =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var before = clock.GetUtcNow().AddYears(-options.Value.KeepYears);
        var links = await EndLinksAsync(db, services.GetRequiredService<PersonStore>(), process, cancel);
        var requests = await db.Set<PrivacyRequest>().Where(r => r.AnsweredAt != null && r.AnsweredAt < before).OrderBy(r => r.AnsweredAt).Take(AtOnce).ToListAsync(cancel);
        db.RemoveRange(requests);
        var persons = await UnusedAsync(db, services.GetServices<IPersonUse>(), before, cancel);
        if (links + requests.Count + persons.Count == 0) return Result.Ok();
        db.RemoveRange(await db.Set<GuardianLink>().Where(l => persons.Contains(l.ChildPersonId) || persons.Contains(l.GuardianPersonId)).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        db.RemoveRange(await db.Set<Person>().Where(p => persons.Contains(p.Id)).ToListAsync(cancel));
        process.Raise(new KeptLongEnough(process.Id, persons.Count, requests.Count, links));
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }, cancel: cancel);

    /// <summary>A child of 14 acts for itself; the guardian's link ends that day.</summary>
    private async Task<int> EndLinksAsync(PortalDbContext db, PersonStore store, Process process, CancellationToken cancel)
    {
        var (ended, today) = (0, ChinaTime.Today(clock));
        var links = await (from l in db.Set<GuardianLink>() join c in db.Set<Person>() on l.ChildPersonId equals c.Id where l.EndedAt == null select new { Link = l, Child = c }).ToListAsync(cancel);
        foreach (var row in links.Where(r => store.Birth(r.Child) is { } born && born.AddYears(GuardianService.ChildUnder) <= today))
        {
            row.Link.End(clock.GetUtcNow());
            process.Raise(new GuardianLinkChanged(row.Link.ChildPersonId, row.Link.GuardianPersonId, "of-age"));
            ended++;
        }
        return ended;
    }

    /// <summary>Without an account, old enough, and no module refers to them; nor a link that stands.</summary>
    private static async Task<List<Guid>> UnusedAsync(PortalDbContext db, IEnumerable<IPersonUse> uses, DateTimeOffset before, CancellationToken cancel)
    {
        var old = await db.Set<Person>().Where(p => p.AccountId == null && p.CreatedAt < before
                && !db.Set<GuardianLink>().Any(l => l.EndedAt == null && (l.ChildPersonId == p.Id || l.GuardianPersonId == p.Id)))
            .OrderBy(p => p.CreatedAt).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        if (old.Count == 0) return old;
        var used = new HashSet<Guid>();
        foreach (var use in uses) used.UnionWith(await use.InUseAsync(old, cancel));
        return [.. old.Where(id => !used.Contains(id))];
    }
}
