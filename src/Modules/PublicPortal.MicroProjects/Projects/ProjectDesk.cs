using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>What every act of the desk needs: the project within the official's area, and a save that knows of colleagues.</summary>
internal sealed class ProjectDesk(PortalDbContext db, ICurrentUser user, ProjectDues dues, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => ChinaTime.Today(clock);
    public Guid Me => user.AccountId ?? Guid.Empty;

    /// <summary>Null where there is none, or none over which the permission is held.</summary>
    public async Task<Project?> FindAsync(Guid id, Permission permission, CancellationToken cancel) =>
        await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == id, cancel) is { } project && user.Has(permission, project.ScopePath) ? project : null;

    /// <summary>Saves; a colleague's act in between, and what a unique index forbids, are refusals.</summary>
    public async Task<Result> SaveAsync(Project project, CancellationToken cancel, params (string Index, Refusal Refusal)[] limits)
    {
        try
        {
            if (await db.SaveOrDuplicateAsync(cancel) is { } index)
                return limits.FirstOrDefault(l => l.Index == index).Refusal ?? throw new InvalidOperationException($"{index} forbids what was not expected.");
            await dues.SettleAsync(project, cancel);
            return Result.Ok();
        }
        catch (DbUpdateConcurrencyException) { return ProjectRefusals.Stale; }
    }
}
