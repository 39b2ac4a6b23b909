using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Projects;
using PublicPortal.MicroProjects.Spending;

namespace PublicPortal.MicroProjects.Acceptance;

/// <summary>决算: one official says that all is paid, another one closes the account; what is left goes back into the fund.</summary>
internal sealed class AccountService(PortalDbContext db, ProjectDesk desk, ProjectNews news)
{
    public async Task<Result> PrepareAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) is not { } project) return ProjectRefusals.NotFound;
        var done = project.PrepareAccount(await WaitingAsync(projectId, cancel), desk.Me);
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "account", null));
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> TakeBackAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        var project = await desk.FindAsync(projectId, ProjectPermissions.Run, cancel) ?? await desk.FindAsync(projectId, ProjectPermissions.Confirm, cancel);
        if (project is null) return ProjectRefusals.NotFound;
        var done = project.TakeAccountBack();
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "account-taken-back", null));
        return await desk.SaveAsync(project, cancel);
    }

    public async Task<Result> CloseAsync(Guid projectId, Process process, CancellationToken cancel)
    {
        if (await desk.FindAsync(projectId, ProjectPermissions.Confirm, cancel) is not { } project) return ProjectRefusals.NotFound;
        var done = project.CloseAccount(await WaitingAsync(projectId, cancel), desk.Me, desk.Now);
        if (done.IsRefused) return done;
        process.Raise(new ProjectEntered(project.Id, "account-closed", null));
        await news.TellAsync(project, "account-closed", new($"决算：花了 {Yuan.Zh(project.SpentFen)}，退回 {Yuan.Zh(project.ReturnedFen ?? 0)}", $"Final account: {Yuan.En(project.SpentFen)} spent, {Yuan.En(project.ReturnedFen ?? 0)} returned"), null, cancel);
        return await desk.SaveAsync(project, cancel);
    }

    private Task<int> WaitingAsync(Guid projectId, CancellationToken cancel) => db.Set<SpendingEntry>().CountAsync(s => s.ProjectId == projectId && s.Standing == EntryStanding.Waiting, cancel);
}
