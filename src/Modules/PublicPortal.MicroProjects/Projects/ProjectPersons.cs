using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Accounts.Contracts;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.MicroProjects.Acceptance;
using PublicPortal.MicroProjects.Evaluation;
using PublicPortal.MicroProjects.Objections;
using PublicPortal.Places.Contracts;
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
        await db.Set<Objection>().Where(o => o.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(o => o.AccountId, (Guid?)happened.To), cancel);
        await db.Set<ProjectEvaluation>().Where(v => v.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(v => v.AccountId, (Guid?)happened.To), cancel);
        await db.Set<Supervisor>().Where(s => s.AccountId == happened.From).ExecuteUpdateAsync(set => set.SetProperty(s => s.AccountId, (Guid?)happened.To), cancel);
    }
}

/// <summary>A whole community came below another street: rights follow the path.</summary>
internal sealed class ProjectFollowsPlace(PortalDbContext db) : IEventHandler<PlaceMoved>
{
    public async Task HandleAsync(PlaceMoved happened, Process process, CancellationToken cancel)
    {
        var (from, to) = (happened.FromScopePath, happened.ToScopePath);
        foreach (var project in await db.Set<Project>().Where(p => p.ScopePath.StartsWith(from)).ToListAsync(cancel)) project.ScopePath = to + project.ScopePath[from.Length..];
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>What the person said about projects, for their copy.</summary>
internal sealed class OwnProjectWords(PortalDbContext db) : IOwnData
{
    public string Name => "projects";

    public async Task<JsonNode?> CollectAsync(Guid accountId, Guid? personId, CancellationToken cancel)
    {
        if (personId is null) return null;
        var objections = await db.Set<Objection>().AsNoTracking().Where(o => o.PersonId == personId).OrderBy(o => o.MadeAt).ToListAsync(cancel);
        var evaluations = await db.Set<ProjectEvaluation>().AsNoTracking().Where(v => v.PersonId == personId).OrderBy(v => v.MadeAt).ToListAsync(cancel);
        var supervised = await db.Set<Supervisor>().AsNoTracking().Where(s => s.PersonId == personId).OrderBy(s => s.NamedAt).ToListAsync(cancel);
        return new JsonObject
        {
            ["objections"] = new JsonArray([.. objections.Select(o => new JsonObject { ["project"] = o.ProjectId, ["text"] = o.Text, ["answer"] = o.Answer, ["at"] = o.MadeAt })]),
            ["evaluations"] = new JsonArray([.. evaluations.Select(v => new JsonObject { ["project"] = v.ProjectId, ["level"] = v.Level, ["text"] = v.Text, ["reply"] = v.Reply, ["at"] = v.MadeAt })]),
            ["supervises"] = new JsonArray([.. supervised.Select(s => new JsonObject { ["project"] = s.ProjectId, ["at"] = s.NamedAt })]),
        };
    }
}
