using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Site;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>On the home page: what is open near me, and what a supervisor has to sign.</summary>
internal sealed class ProjectHome(PortalDbContext db, IPersons persons, TimeProvider clock) : IHomeSlot
{
    private const int Shown = 4;

    public async Task<IReadOnlyList<HomeItem>> WaitingAsync(Guid accountId, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is not { HomeCommunityId: { } community } person) return [];
        var today = ChinaTime.Today(clock);
        var items = new List<HomeItem>();
        var toSign = await (from s in db.Set<Supervisor>().AsNoTracking()
                            join i in db.Set<Inspection>().AsNoTracking() on s.ProjectId equals i.ProjectId
                            join p in db.Set<Project>().AsNoTracking() on s.ProjectId equals p.Id
                            where s.AccountId == accountId && s.RemovedAt == null && i.SettledAt == null
                                && ((i.FirstSupervisorId == s.Id && i.FirstSignedAt == null) || (i.SecondSupervisorId == s.Id && i.SecondSignedAt == null))
                            orderby i.EnteredAt
                            select new { p.Id, p.Title, i.EnteredAt }).Take(Shown).ToListAsync(cancel);
        items.AddRange(toSign.Select(s => new HomeItem(new($"验收签字：{s.Title}", $"Sign the acceptance: {s.Title}"), new("您是居民监督员", "You are a supervisor"), $"/projects/act/{s.Id}", "check-circle", s.EnteredAt, Act: new("去签字", "Sign"))));
        var near = await db.Set<Project>().AsNoTracking().Where(p => p.CommunityId == community
                && ((p.Standing == ProjectStanding.OnNotice && p.NoticeTo >= today && !db.Set<Objection>().Any(o => o.ProjectId == p.Id && o.NoticeNumber == p.NoticeNumber && o.PersonId == person.Id))
                    || (p.Standing == ProjectStanding.Evaluating && p.EvaluateTo >= today && !db.Set<ProjectEvaluation>().Any(v => v.ProjectId == p.Id && v.PersonId == person.Id))))
            .OrderBy(p => p.NoticeTo).ThenBy(p => p.Id).Take(Shown).ToListAsync(cancel);
        items.AddRange(near.Select(p => p.Standing == ProjectStanding.OnNotice
            ? new HomeItem(new($"公示：{p.Title}", $"On notice: {p.Title}"), new("觉得不对，可以提异议", "You may object"), ProjectNews.PathOf(p.Id), "news", p.DecidedAt, p.NoticeTo, new("看一看", "Look"))
            : new HomeItem(new($"请您评价：{p.Title}", $"How good is it: {p.Title}"), new("验收通过了，做得怎么样", "It is done; what do you think of it"), $"/projects/act/{p.Id}", "star", p.AcceptedAt ?? p.DecidedAt, p.EvaluateTo, new("去评价", "Evaluate"))));
        return items;
    }

    /// <summary>Steps reach those who follow as messages; they are not told twice.</summary>
    public Task<IReadOnlyList<HomeItem>> LatelyAsync(Guid accountId, CancellationToken cancel) => Task.FromResult<IReadOnlyList<HomeItem>>([]);
}
