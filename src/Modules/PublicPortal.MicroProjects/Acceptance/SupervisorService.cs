using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;

namespace PublicPortal.MicroProjects.Acceptance;

/// <summary>Names residents as supervisors. They stand before the clerk, who has looked at their document.</summary>
internal sealed class SupervisorService(PortalDbContext db, ProjectDesk desk, ProjectNews news, ResidentGate gate)
{
    public async Task<Result> NameAsync(Guid projectId, PresentPerson typed, bool isIndependent, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        if (project.IsOver) return ProjectRefusals.Over;
        if (!isIndependent) return AcceptanceRefusals.SupervisorOfStation;
        var person = await gate.PresentAsync(typed, project, orProposer: false, process, cancel);
        if (person.IsRefused) return person;
        var supervisor = new Supervisor
        {
            Id = Ids.New(desk.Now), ProjectId = projectId, PersonId = person.Value.Id, AccountId = person.Value.AccountId, PersonName = person.Value.MaskedName, NamedBy = desk.Me, NamedAt = desk.Now,
        };
        db.Add(supervisor);
        process.Raise(new ProjectEntered(project.Id, "supervisor", supervisor.Id));
        await news.AnswerAsync(supervisor.AccountId, project, new("请您当这个项目的居民监督员", "You are a supervisor of this project"), cancel);
        return await desk.SaveAsync(project, cancel, (ProjectsModel.SupervisorIndex, AcceptanceRefusals.SupervisorTwice));
    }

    public async Task<Result> RemoveAsync(Guid projectId, Guid supervisorId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project
            || await db.Set<Supervisor>().FirstOrDefaultAsync(s => s.Id == supervisorId && s.ProjectId == projectId && s.RemovedAt == null, cancel) is not { } supervisor) return AcceptanceRefusals.NotFound;
        if (await db.Set<Inspection>().AnyAsync(i => i.ProjectId == projectId && i.SettledAt == null && (i.FirstSupervisorId == supervisorId || i.SecondSupervisorId == supervisorId), cancel))
            return AcceptanceRefusals.SupervisorBusy;
        supervisor.RemovedAt = desk.Now;
        process.Raise(new ProjectEntered(project.Id, "supervisor-removed", supervisor.Id));
        return await desk.SaveAsync(project, cancel);
    }
}
