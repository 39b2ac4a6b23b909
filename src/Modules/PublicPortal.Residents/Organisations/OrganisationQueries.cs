using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Organisations;

internal sealed record AgentRow(Guid Id, string Name, AgentPowers Powers, AgentState State, DateTimeOffset InvitedAt, DateTimeOffset ExpiresAt, bool IsMe);
internal sealed record OrganisationView(Organisation Organisation, string Community, AgentPowers Powers, IReadOnlyList<AgentRow> Agents);
internal sealed record OrganisationCase(Organisation Organisation, string Community, IReadOnlyList<(string Name, string Number, VerifiedLevel Level)> Agents);

/// <summary>Reads about organisations, and what other modules ask about them.</summary>
internal sealed class OrganisationQueries(PortalDbContext db, OrganisationService service, IPlaces places, ICurrentUser user, TimeProvider clock) : IOrganisations
{
    private IQueryable<Agent> Active => db.Set<Agent>().AsNoTracking().Where(a => a.State == AgentState.Active);

    public async Task<IReadOnlyList<OrganisationAgency>> OfAccountAsync(Guid accountId, CancellationToken cancel) =>
        [.. (await MineAsync(accountId, cancel)).Where(m => m.Organisation.State == OrganisationState.Confirmed).Select(m => new OrganisationAgency(m.Organisation.Info(), m.Powers))];

    public async Task<OrganisationAgency?> AgencyAsync(Guid organisationId, Guid accountId, CancellationToken cancel) =>
        (await OfAccountAsync(accountId, cancel)).FirstOrDefault(a => a.Organisation.Id == organisationId);

    public async Task<IReadOnlyDictionary<Guid, OrganisationInfo>> FindManyAsync(IReadOnlyCollection<Guid> organisationIds, CancellationToken cancel) =>
        organisationIds.Count == 0 ? new Dictionary<Guid, OrganisationInfo>()
            : (await db.Set<Organisation>().AsNoTracking().Where(o => organisationIds.Contains(o.Id)).ToListAsync(cancel)).ToDictionary(o => o.Id, o => o.Info());

    public async Task<IReadOnlyList<OrganisationInfo>> ConfirmedAsync(IReadOnlyCollection<string> scopePaths, CancellationToken cancel) =>
        [.. (await db.Set<Organisation>().AsNoTracking().Where(o => o.State == OrganisationState.Confirmed)
            .Where(ScopeFilter.Below<Organisation>(scopePaths, o => o.ScopePath)).OrderBy(o => o.Name).Take(200).ToListAsync(cancel)).Select(o => o.Info())];

    public async Task<IReadOnlyList<Guid>> AgentsAsync(Guid organisationId, AgentPowers power, CancellationToken cancel) =>
        [.. (await Active.Where(a => a.OrganisationId == organisationId).ToListAsync(cancel)).Where(a => a.Powers.HasFlag(power)).Select(a => a.AccountId!.Value)];

    public async Task<Guid> AddConfirmedAsync(
        string creditCode, string name, OrganisationKind kind, Guid communityId, IReadOnlyDictionary<Guid, AgentPowers> agents, Process process, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var organisation = service.New(creditCode, name, kind, (await places.FindPlaceAsync(communityId, cancel))!, RegisterAnswer.Agrees, now);
        organisation.Decide(true, null, null, now);
        db.Add(organisation);
        foreach (var (account, powers) in agents) service.AddAgent(organisation.Id, account, powers, now);
        process.Raise(new OrganisationRegistered(organisation.Id, creditCode));
        process.Raise(new OrganisationDecided(organisation.Id, true, ByRegister: true));
        await db.SaveChangesAsync(cancel);
        return organisation.Id;
    }

    /// <summary>All organisations of the account, waiting ones too.</summary>
    public async Task<IReadOnlyList<(Organisation Organisation, AgentPowers Powers)>> MineAsync(Guid accountId, CancellationToken cancel) =>
        [.. (await (from a in Active
                    join o in db.Set<Organisation>().AsNoTracking() on a.OrganisationId equals o.Id
                    where a.AccountId == accountId
                    orderby o.Name
                    select new { o, a.Powers }).ToListAsync(cancel)).Select(r => (r.o, r.Powers))];

    /// <summary>For an active agent; null for anybody else.</summary>
    public async Task<OrganisationView?> ViewAsync(Guid organisationId, Guid accountId, CancellationToken cancel)
    {
        var mine = (await MineAsync(accountId, cancel)).FirstOrDefault(m => m.Organisation.Id == organisationId);
        if (mine.Organisation is null) return null;
        var now = clock.GetUtcNow();
        var rows = await (from a in db.Set<Agent>().AsNoTracking()
                          join p in db.Set<Person>().AsNoTracking() on a.AccountId equals p.AccountId into people
                          from p in people.DefaultIfEmpty()
                          where a.OrganisationId == organisationId && a.EndedAt == null && (a.State == AgentState.Active || a.ExpiresAt > now)
                          orderby a.InvitedAt
                          select new { a, Name = p == null ? null : p.MaskedName }).ToListAsync(cancel);
        return new OrganisationView(mine.Organisation, (await places.FindPlaceAsync(mine.Organisation.CommunityId, cancel))?.Name ?? "", mine.Powers,
            [.. rows.Select(r => new AgentRow(r.a.Id, r.Name ?? r.a.Label ?? "", r.a.Powers, r.a.State, r.a.InvitedAt, r.a.ExpiresAt, r.a.AccountId == accountId))]);
    }

    /// <summary>In the official's place, those that wait first.</summary>
    public async Task<IReadOnlyList<Organisation>> DeskAsync(CancellationToken cancel) =>
        await db.Set<Organisation>().AsNoTracking().Where(ScopeFilter.Below<Organisation>(user.Scopes(ResidentsPermissions.Organisations), o => o.ScopePath))
            .OrderBy(o => o.State == OrganisationState.Asked ? 0 : 1).ThenByDescending(o => o.CreatedAt).Take(200).ToListAsync(cancel);

    /// <summary>Null when it is not in the official's place.</summary>
    public async Task<OrganisationCase?> CaseAsync(Guid organisationId, CancellationToken cancel)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == organisationId, cancel);
        if (organisation is null || !user.Has(ResidentsPermissions.Organisations, organisation.ScopePath)) return null;
        var agents = await (from a in Active
                            join p in db.Set<Person>().AsNoTracking() on a.AccountId equals p.AccountId
                            where a.OrganisationId == organisationId
                            select new { p.MaskedName, p.MaskedNumber, p.Level }).ToListAsync(cancel);
        return new OrganisationCase(organisation, (await places.FindPlaceAsync(organisation.CommunityId, cancel))?.Name ?? "", [.. agents.Select(a => (a.MaskedName, a.MaskedNumber, a.Level))]);
    }
}
