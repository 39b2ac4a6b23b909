using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Evaluation;

/// <summary>The desk's side of evaluations: texts are looked at, bad ones answered, and the end of the project.</summary>
internal sealed class EvaluationDesk(PortalDbContext db, ProjectDesk desk, ProjectNews news)
{
    public async Task<Result> ModerateAsync(Guid projectId, Guid evaluationId, bool show, string? reason, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, evaluationId, MicroProjectsPermissions.Moderate, cancel) is not ({ } project, { } evaluation)) return EvaluationRefusals.NotFound;
        var why = ProjectText.Optional(reason, ProjectEvaluation.ReasonLength, "HideReason");
        if (why.IsRefused) return why;
        var done = evaluation.Moderate(show, why.Value);
        if (done.IsRefused) return done;
        process.Raise(new EvaluationSettled(project.Id, evaluation.Id, show ? "shown" : "hidden"));
        if (!show) await news.AnswerAsync(evaluation.AccountId, project, new($"您的评价文字没有显示：{evaluation.HideReason}", $"The text of your evaluation is not shown: {evaluation.HideReason}"), cancel);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> ReplyAsync(Guid projectId, Guid evaluationId, string? reply, Process process, CancellationToken cancel)
    {
        if (await FindAsync(projectId, evaluationId, ProjectPermissions.Answer, cancel) is not ({ } project, { } evaluation)) return EvaluationRefusals.NotFound;
        var text = ProjectText.Read(reply, ProjectEvaluation.ReplyLength, EvaluationRefusals.ReplyMissing);
        if (text.IsRefused) return text;
        evaluation.Answer(text.Value, desk.Me, desk.Now);
        process.Raise(new EvaluationSettled(project.Id, evaluation.Id, "answered"));
        await news.AnswerAsync(evaluation.AccountId, project, new("您的评价有回复了", "Your evaluation has a reply"), cancel);
        await news.EvictAsync(project, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> FinishAsync(Project project, Process process, CancellationToken cancel)
    {
        var unanswered = await db.Set<ProjectEvaluation>().CountAsync(v => v.ProjectId == project.Id && v.ReplyBy != null && v.RepliedAt == null, cancel);
        var done = project.Finish(unanswered, desk.Today, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectMoved(project.Id, ProjectStanding.Evaluating, project.Standing));
        await news.TellAsync(project, "finished", new("项目办结", "The project is finished"), null, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> FinishAsync(Guid projectId, Process process, CancellationToken cancel) =>
        await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is { } project ? await FinishAsync(project, process, cancel) : ProjectRefusals.NotFound;

    private async Task<(Project? Project, ProjectEvaluation? Evaluation)> FindAsync(Guid projectId, Guid evaluationId, Permission permission, CancellationToken cancel) =>
        (await desk.FindAsync(projectId, permission, cancel), await db.Set<ProjectEvaluation>().FirstOrDefaultAsync(v => v.Id == evaluationId && v.ProjectId == projectId, cancel));
}
