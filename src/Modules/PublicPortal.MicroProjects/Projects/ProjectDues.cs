using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Milestones;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Procurement;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>
/// The day on which the next act of a project is due, kept with it: lists sort by it and everybody sees what is late. Written
/// past the row's version, so that a resident's objection does not cross an official's act.
/// </summary>
internal sealed class ProjectDues(PortalDbContext db, IOptions<ProjectOptions> options)
{
    public async Task SettleAsync(Project project, CancellationToken cancel)
    {
        var due = await NextAsync(project, cancel);
        if (due == project.DueOn) return;
        await db.BeginWriteAsync(cancel);
        await db.Set<Project>().Where(p => p.Id == project.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.DueOn, due), cancel);
    }

    private async Task<DateOnly?> NextAsync(Project project, CancellationToken cancel)
    {
        var id = project.Id;
        switch (project.Standing)
        {
            case ProjectStanding.OnNotice:
                var answers = await db.Set<Objection>().Where(o => o.ProjectId == id && o.AnsweredAt == null && o.WithdrawnAt == null).Select(o => (DateOnly?)o.AnswerBy).ToListAsync(cancel);
                return Earliest([.. answers, project.NoticeTo?.AddDays(1)]);
            case ProjectStanding.Implementing:
                var ends = await db.Set<ProjectContract>().Where(c => c.ProjectId == id && c.ReplacedAt == null).Select(c => (DateOnly?)c.EndsOn).FirstOrDefaultAsync(cancel);
                var planned = await db.Set<Milestone>().Where(m => m.ProjectId == id && m.DoneOn == null && m.RemovedAt == null).Select(m => (DateOnly?)m.Planned).ToListAsync(cancel);
                return Earliest([.. planned, ends ?? project.NoticeTo?.AddDays(options.Value.ContractDays)]);
            case ProjectStanding.Acceptance:
                var defects = await db.Set<Defect>().Where(d => d.ProjectId == id && d.MendedOn == null).Select(d => (DateOnly?)d.MendBy).ToListAsync(cancel);
                return defects.Count > 0 ? Earliest(defects) : project.CompletedOn?.AddDays(options.Value.AcceptanceDays);
            case ProjectStanding.Evaluating:
                var replies = await db.Set<ProjectEvaluation>().Where(v => v.ProjectId == id && v.ReplyBy != null && v.RepliedAt == null).Select(v => v.ReplyBy).ToListAsync(cancel);
                var account = project.AccountClosedAt is null ? ChinaTime.Date(project.AcceptedAt!.Value).AddDays(options.Value.AccountDays) : (DateOnly?)null;
                return Earliest([.. replies, account, project.EvaluateTo?.AddDays(1)]);
            default:
                return project.DueOn;
        }
    }

    private static DateOnly? Earliest(IReadOnlyList<DateOnly?> days) => days.Min();
}
