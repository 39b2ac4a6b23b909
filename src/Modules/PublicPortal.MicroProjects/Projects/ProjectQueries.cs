using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Changes;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Papers;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Proposals;
using PublicPortal.MicroProjects.Spending;
using PublicPortal.Voting.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Reads projects; a fixed number of queries each, however much has happened.</summary>
internal sealed class ProjectQueries(PortalDbContext db, ProposalQueries proposals, IPolls polls, TimeProvider clock)
{
    /// <summary>Null when nobody may read the proposal (yet).</summary>
    public async Task<ProjectStory?> StoryAsync(Guid id, CancellationToken cancel)
    {
        if (await proposals.StoryAsync(id, cancel) is not { } proposal) return null;
        var project = await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancel);
        var file = project is null ? null : await FileAsync(project, cancel);
        var poll = (project?.PollId ?? (proposal.Proposal.Standing == ProposalStanding.NotChosen ? proposal.Round.PollId : null)) is { } pollId ? await polls.FindAsync(pollId, cancel) : null;
        return new ProjectStory(proposal, file, poll, ChinaTime.Today(clock));
    }

    public async Task<ProjectFile> FileAsync(Project project, CancellationToken cancel)
    {
        var id = project.Id;
        return new ProjectFile(project)
        {
            Moments = await db.Set<ProjectMoment>().AsNoTracking().Where(m => m.ProjectId == id).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(200).ToListAsync(cancel),
            Objections = await db.Set<Objection>().AsNoTracking().Where(o => o.ProjectId == id).OrderBy(o => o.MadeAt).ToListAsync(cancel),
            Contracts = await db.Set<ProjectContract>().AsNoTracking().Include(c => c.Quotes.OrderBy(q => q.Position)).Where(c => c.ProjectId == id).OrderByDescending(c => c.EnteredAt).ToListAsync(cancel),
            Milestones = await db.Set<Milestone>().AsNoTracking().Where(m => m.ProjectId == id && m.RemovedAt == null).OrderBy(m => m.Planned).ThenBy(m => m.Id).ToListAsync(cancel),
            Papers = await db.Set<ProjectPaper>().AsNoTracking().Where(p => p.ProjectId == id && p.RemovedAt == null).OrderBy(p => p.AddedAt).ToListAsync(cancel),
            Entries = await db.Set<SpendingEntry>().AsNoTracking().Where(s => s.ProjectId == id).OrderBy(s => s.Number).ToListAsync(cancel),
            Changes = await db.Set<ProjectChange>().AsNoTracking().Where(c => c.ProjectId == id).OrderBy(c => c.Number).ToListAsync(cancel),
            Supervisors = await db.Set<Supervisor>().AsNoTracking().Where(s => s.ProjectId == id).OrderBy(s => s.NamedAt).ToListAsync(cancel),
            Inspections = await db.Set<Inspection>().AsNoTracking().Where(i => i.ProjectId == id).OrderByDescending(i => i.Number).ToListAsync(cancel),
            Defects = await db.Set<Defect>().AsNoTracking().Where(d => d.ProjectId == id).OrderBy(d => d.MendBy).ThenBy(d => d.Id).ToListAsync(cancel),
            Evaluations = await db.Set<ProjectEvaluation>().AsNoTracking().Where(v => v.ProjectId == id).OrderByDescending(v => v.MadeAt).ToListAsync(cancel),
        };
    }

    /// <summary>Projects, and below them proposals that are still on their way, for the list and the map.</summary>
    public async Task<IReadOnlyList<ProjectLine>> LinesAsync(string? communityScope, int skip, int take, CancellationToken cancel)
    {
        var query = from project in db.Set<Project>().AsNoTracking()
                    join proposal in db.Set<Proposal>().AsNoTracking() on project.Id equals proposal.Id
                    where communityScope == null || project.ScopePath.StartsWith(communityScope)
                    select new { project, proposal.Longitude, proposal.Latitude, proposal.BuildingId, proposal.Place, proposal.Need };
        var rows = await query.OrderBy(r => r.project.EndedAt != null || r.project.FinishedAt != null).ThenByDescending(r => r.project.DecidedAt).ThenBy(r => r.project.Id).Skip(skip).Take(take).ToListAsync(cancel);
        return [.. rows.Select(r => new ProjectLine(r.project, r.Longitude, r.Latitude, r.BuildingId, r.Place, r.Need))];
    }

    public Task<int> CountAsync(string? communityScope, CancellationToken cancel) =>
        db.Set<Project>().CountAsync(p => communityScope == null || p.ScopePath.StartsWith(communityScope), cancel);

    /// <summary>What happened lately, for feeds.</summary>
    public async Task<IReadOnlyList<(ProjectMoment Moment, string Title)>> MomentsAsync(Guid? projectId, Guid? communityId, int take, CancellationToken cancel)
    {
        var rows = await (from moment in db.Set<ProjectMoment>().AsNoTracking()
                          join project in db.Set<Project>().AsNoTracking() on moment.ProjectId equals project.Id
                          where (projectId == null || project.Id == projectId) && (communityId == null || project.CommunityId == communityId)
                          orderby moment.At descending, moment.Id descending
                          select new { moment, project.Title }).Take(take).ToListAsync(cancel);
        return [.. rows.Select(r => (r.moment, r.Title))];
    }
}

/// <summary>A project in a list.</summary>
internal sealed record ProjectLine(Project Project, double? Longitude, double? Latitude, Guid? BuildingId, string? Place, string Need);
