using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Evaluation;

/// <summary>Residents say how good the finished project is, once each.</summary>
internal sealed class EvaluationService(PortalDbContext db, ProjectDesk desk, ProjectNews news, ResidentGate gate, WorkingCalendar calendar, IOptions<ProjectOptions> options)
{
    public async Task<Result> EvaluateAsync(Guid projectId, Guid accountId, string? level, string? text, Process process, CancellationToken cancel)
    {
        if (await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == projectId, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (Closed(project) is { } closed) return closed;
        var person = await gate.OfAccountAsync(accountId, project, orProposer: true, cancel);
        return person.IsRefused ? person : await AddAsync(project, person.Value, accountId, null, level, text, process, cancel);
    }

    public async Task<Result> EnterAsync(Guid projectId, PresentPerson typed, string? level, string? text, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, MicroProjectsPermissions.Enter, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (Closed(project) is { } closed) return closed;
        var person = await gate.PresentAsync(typed, project, orProposer: true, process, cancel);
        return person.IsRefused ? person : await AddAsync(project, person.Value, person.Value.AccountId, desk.Me, level, text, process, cancel);
    }

    private async Task<Result> AddAsync(Project project, PersonInfo person, Guid? account, Guid? clerk, string? typedLevel, string? typed, Process process, CancellationToken cancel)
    {
        if (typedLevel is not (['1' or '2' or '3' or '4' or '5'])) return EvaluationRefusals.LevelMissing;
        var text = ProjectText.Optional(typed, ProjectEvaluation.TextLength, "Text");
        if (text.IsRefused) return text;
        var evaluation = ProjectEvaluation.Make(Ids.New(desk.Now), project.Id, person.Id, account, clerk, typedLevel[0] - '0', text.Value.Length > 0 ? text.Value : null, desk.Now,
            calendar.Add(desk.Today, options.Value.ReplyWorkingDays));
        db.Add(evaluation);
        process.Raise(new ProjectEvaluated(project.Id, evaluation.Id, evaluation.Level, clerk is not null));
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.EvaluationIndex, EvaluationRefusals.Twice));
    }

    private Refusal? Closed(Project project) => project.TakesEvaluations(desk.Today) ? null
        : project.Standing is ProjectStanding.Evaluating or ProjectStanding.Finished ? EvaluationRefusals.TooLate : EvaluationRefusals.NotYet;
}
