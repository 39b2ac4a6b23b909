using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.MicroProjects.Projects;

/// <summary>Persons whom the record of projects still names.</summary>
internal sealed class ProjectPersonUse(PortalDbContext db) : IPersonUse
{
    public async Task<IReadOnlyCollection<Guid>> InUseAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel)
    {
        var used = await db.Set<Objection>().Where(o => personIds.Contains(o.PersonId)).Select(o => o.PersonId)
            .Union(db.Set<ProjectEvaluation>().Where(v => personIds.Contains(v.PersonId)).Select(v => v.PersonId))
            .Union(db.Set<Supervisor>().Where(s => personIds.Contains(s.PersonId)).Select(s => s.PersonId)).ToListAsync(cancel);
        return used.ToHashSet();
    }
}

/// <summary>Two accounts turned out to be one person's: answers go to the one that stays.</summary>
internal sealed class ProjectAccountsJoined(PortalDbContext db) : IEventHandler<AccountsJoined>
{
    public async Task HandleAsync(AccountsJoined happened, Process process, CancellationToken cancel)
    {
        await db.BeginWriteAsync(cancel);
        await db.Set<Objection>().Where(o => o.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(o => o.AccountId, happened.To), cancel);
        await db.Set<ProjectEvaluation>().Where(v => v.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(v => v.AccountId, happened.To), cancel);
        await db.Set<Supervisor>().Where(s => s.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, happened.To), cancel);
    }
}
