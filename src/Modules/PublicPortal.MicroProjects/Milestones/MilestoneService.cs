using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Procurement;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Milestones;

/// <summary>The plan of the works, what was done when, and why something is late.</summary>
internal sealed class MilestoneService(PortalDbContext db, ProjectDesk desk, ProjectNews news)
{
    public const int Most = 20;

    public async Task<Result> PlanAsync(Guid projectId, string? title, string? planned, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (project.Standing != ProjectStanding.Implementing) return ProjectRefusals.NotImplementing;
        var words = ProjectText.Read(title, Milestone.TitleLength, MilestoneRefusals.TitleMissing);
        var day = ProjectText.Day(planned, "Planned");
        if (words.IsRefused || day.IsRefused) return Result.Refuse([.. words.Refusals, .. day.Refusals]);
        if (day.Value < project.NoticeTo) return ProjectRefusals.DayTooEarly.At("Planned");
        if (await db.Set<Milestone>().CountAsync(m => m.ProjectId == projectId && m.RemovedAt == null, cancel) >= Most) return MilestoneRefusals.TooMany.With(Most);
        var milestone = Milestone.Plan(Ids.New(desk.Now), projectId, words.Value, day.Value, desk.Now);
        db.Add(milestone);
        return await SaveAsync(project, "milestone", milestone.Id, process, cancel);
    }

    public async Task<Result> PostponeAsync(Guid projectId, Guid milestoneId, string? planned, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, milestoneId, cancel) is not ({ } project, { } milestone)) return MilestoneRefusals.NotFound;
        var day = ProjectText.Day(planned, "Day");
        var why = ProjectText.Optional(reason, Milestone.ReasonLength, "DelayReason");
        if (day.IsRefused || why.IsRefused) return Result.Refuse([.. day.Refusals, .. why.Refusals]);
        var done = milestone.Postpone(day.Value, why.Value);
        if (done.IsRefused) return done;
        if (milestone.DelayReason is not null)
            await news.TellAsync(project, "delay", new($"“{milestone.Title}”改到 {Day(day.Value).Zh}", $"“{milestone.Title}” is moved to {Day(day.Value).En}"), milestone.DelayReason, cancel);
        return await SaveAsync(project, "milestone-moved", milestone.Id, process, cancel);
    }

    public async Task<Result> DoneAsync(Guid projectId, Guid milestoneId, string? on, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, milestoneId, cancel) is not ({ } project, { } milestone)) return MilestoneRefusals.NotFound;
        if (project.Standing != ProjectStanding.Implementing) return ProjectRefusals.NotImplementing;
        var contract = await db.Set<ProjectContract>().AsNoTracking().FirstOrDefaultAsync(c => c.ProjectId == projectId && c.ReplacedAt == null, cancel);
        if (contract is null) return ProjectRefusals.NoContract;
        var day = ProjectText.Day(on, "Day");
        var why = ProjectText.Optional(reason, Milestone.ReasonLength, "DelayReason");
        if (day.IsRefused || why.IsRefused) return Result.Refuse([.. day.Refusals, .. why.Refusals]);
        var done = milestone.Done(day.Value, why.Value, contract.SignedOn, desk.Today);
        if (done.IsRefused) return done;
        await news.TellAsync(project, "milestone-done", new($"完成：{milestone.Title}", $"Done: {milestone.Title}"), milestone.DelayReason, cancel);
        return await SaveAsync(project, "milestone-done", milestone.Id, process, cancel);
    }

    /// <summary>Entered as done by mistake.</summary>
    public async Task<Result> UndoAsync(Guid projectId, Guid milestoneId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, milestoneId, cancel) is not ({ } project, { } milestone)) return MilestoneRefusals.NotFound;
        if (project.Standing != ProjectStanding.Implementing) return ProjectRefusals.NotImplementing;
        var done = milestone.Undo();
        if (done.IsRefused) return done;
        news.Note(project, "milestone-undone", new($"更正：“{milestone.Title}”还没有完成", $"Correction: “{milestone.Title}” is not done yet"), null, desk.Now);
        return await SaveAsync(project, "milestone-undone", milestone.Id, process, cancel);
    }

    public async Task<Result> RemoveAsync(Guid projectId, Guid milestoneId, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, milestoneId, cancel) is not ({ } project, { } milestone)) return MilestoneRefusals.NotFound;
        if (milestone.DoneOn is not null || milestone.RemovedAt is not null) return MilestoneRefusals.Done;
        milestone.RemovedAt = desk.Now;
        news.Note(project, "milestone-removed", new($"取消节点：{milestone.Title}", $"Milestone taken out: {milestone.Title}"), null, desk.Now);
        return await SaveAsync(project, "milestone-removed", milestone.Id, process, cancel);
    }

    public Task<string?> TitleAsync(Guid milestoneId, CancellationToken cancel) => db.Set<Milestone>().Where(m => m.Id == milestoneId).Select(m => (string?)m.Title).FirstOrDefaultAsync(cancel);

    private async Task<Result> SaveAsync(Project project, string what, Guid id, Process process, CancellationToken cancel)
    {
        process.Raise(new ProjectEntered(project.Id, what, id));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private static LocalizedText Day(DateOnly day) => new($"{day.Month} 月 {day.Day} 日", day.ToString("d MMMM", System.Globalization.CultureInfo.InvariantCulture));

    private Task<Project?> FindAsync(Guid projectId, CancellationToken cancel) => desk.FindAsync(projectId, ProjectPermissions.Run, cancel);

    private async Task<(Project? Project, Milestone? Milestone)> FindAsync(Guid projectId, Guid milestoneId, CancellationToken cancel) =>
        (await FindAsync(projectId, cancel), await db.Set<Milestone>().FirstOrDefaultAsync(m => m.Id == milestoneId && m.ProjectId == projectId, cancel));
}
