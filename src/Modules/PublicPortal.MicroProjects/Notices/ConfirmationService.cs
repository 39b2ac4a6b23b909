using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Notices;

/// <summary>审定: one official writes the street's opinion, another one confirms it; then the notice begins.</summary>
internal sealed class ConfirmationService(PortalDbContext db, ProjectDesk desk, ProjectNews news, IOptions<ProjectOptions> options)
{
    public async Task<Result> PrepareAsync(Guid id, string? choice, string? reason, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(id, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (choice is not ("yes" or "no")) return ProjectRefusals.ChoiceMissing;
        var text = ProjectText.Read(reason, Project.ReasonLength, ProjectRefusals.ReasonMissing);
        if (text.IsRefused) return text;
        var done = project.Prepare(choice == "yes", text.Value, desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "confirmation", null));
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> TakeBackAsync(Guid id, Process process, CancellationToken cancel)
    {
        var project = await desk.FindAsync(id, ProjectPermissions.Run, cancel) ?? await desk.FindAsync(id, ProjectPermissions.Confirm, cancel);
        if (project is null) return ProjectRefusals.NotFound;
        var done = project.TakeBack();
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "confirmation-taken-back", null));
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> ConfirmAsync(Guid id, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(id, ProjectPermissions.Confirm, cancel) is not { } project) return ProjectRefusals.NotFound;
        var done = project.Confirm(desk.Me, options.Value.NoticeDays, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectMoved(project.Id, ProjectStanding.Resolved, project.Standing));
        if (project.Standing == ProjectStanding.Refused) await news.TellAsync(project, "refused", new("街道没有审定通过", "The street did not confirm it"), project.ConfirmReason, cancel);
        else
        {
            news.Note(project, "confirmed", new("街道审定通过", "The street confirmed it"), project.ConfirmReason, desk.Now);
            var days = options.Value.NoticeDays;
            await news.TellAsync(project, "notice", new($"开始公示，{days} 天内可以提异议", $"On notice: objections within {days} days"), null, cancel);
        }
        return await desk.SaveAsync(project, cancel);
    }

    /// <summary>The term is over and every objection is answered: the works may begin. The job does it by itself.</summary>
    public async Task<Result> EndNoticeAsync(Project project, Process process, CancellationToken cancel)
    {
        var open = await db.Set<Objection>().CountAsync(o => o.ProjectId == project.Id && o.AnsweredAt == null && o.WithdrawnAt == null, cancel);
        var done = project.EndNotice(open, desk.Today, (project.NoticeTo ?? desk.Today).AddDays(options.Value.ContractDays));
        if (done.IsRefused) return done;
        process.Raise(new ProjectMoved(project.Id, ProjectStanding.OnNotice, project.Standing));
        await news.TellAsync(project, "notice-ended", new("公示结束，进入实施", "The notice has ended; it is carried out now"), null, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> EndNoticeAsync(Guid id, Process process, CancellationToken cancel) =>
        await desk.FindAsync(id, ProjectPermissions.Run, cancel) is { } project ? await EndNoticeAsync(project, process, cancel) : ProjectRefusals.NotFound;

    /// <summary>Ended in the middle, with the reason; what is spent stays spent.</summary>
    public async Task<Result> StopAsync(Guid id, string? reason, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(id, ProjectPermissions.Confirm, cancel) is not { } project) return ProjectRefusals.NotFound;
        var text = ProjectText.Read(reason, Project.ReasonLength, ProjectRefusals.ReasonMissing);
        if (text.IsRefused) return text;
        var from = project.Standing;
        var done = project.Stop(text.Value, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectMoved(project.Id, from, project.Standing));
        await news.TellAsync(project, "stopped", new("项目停止", "The project was stopped"), text.Value, cancel);
        return await desk.SaveAsync(project, cancel);
    }
}
