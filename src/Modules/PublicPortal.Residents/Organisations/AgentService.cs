using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Data.Fields;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Organisations;

/// <param name="How"><c>code</c>, <c>phone</c> or <c>document</c>.</param>
internal sealed record InviteInput(string? How, string? Label, string? Phone, string? DocumentType, string? Number, IReadOnlyCollection<string> Powers);

/// <summary>Invites, accepts, leaves, revokes. Inviting by document says the same whether or not the person is known.</summary>
internal sealed class AgentService(
    PortalDbContext db, FieldCipher cipher, PersonStore persons, CountyCodes counties, INotifier notifier, AttemptLimiter limiter, TimeProvider clock)
{
    private const string CodeColumn = "residents_agent.code";
    private const int Most = 20, CodesPerDay = 10;
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    /// <returns>The code to hand on; null where the invitation reaches the person by itself.</returns>
    public async Task<Result<string?>> InviteAsync(Guid organisationId, Guid byAccount, InviteInput input, Process process, CancellationToken cancel)
    {
        if (await ManagedAsync(organisationId, byAccount, cancel) is not { } organisation) return OrganisationRefusals.NotYours;
        var powers = input.Powers.Select(p => Enum.TryParse<AgentPowers>(p, out var power) ? power & AgentPowers.All : AgentPowers.None).Aggregate(AgentPowers.None, (all, p) => all | p);
        if (powers == AgentPowers.None) return OrganisationRefusals.PowersMissing;
        var now = clock.GetUtcNow();
        if (await db.Set<Agent>().CountAsync(a => a.OrganisationId == organisationId && a.EndedAt == null && (a.State == AgentState.Active || a.ExpiresAt > now), cancel) >= Most)
            return OrganisationRefusals.TooManyAgents.With(Most);
        var label = input.Label?.Trim() is { Length: > 0 and <= 40 } said ? said : null;
        switch (input.How)
        {
            case "code":
                var code = HumanCode.Random(10);
                Add(organisationId, powers, label, now, Hash(code), null, process);
                await db.SaveChangesAsync(cancel);
                return Result.Ok<string?>(HumanCode.Grouped(code));
            case "phone":
                var mobile = MobileNumber.Parse(input.Phone);
                if (mobile.IsRefused) return Result<string?>.Refuse([mobile.Refusals[0].At("Phone")]);
                var sent = HumanCode.Random(10);
                Add(organisationId, powers, label ?? mobile.Value.ToString(), now, Hash(sent), null, process);
                await notifier.NotifyPhoneAsync(mobile.Value.Value, "residents.agent-invited-sms",
                    new Dictionary<string, string> { ["organisation"] = organisation.Name, ["code"] = HumanCode.Grouped(sent) }, "/my/organisations/join", cancel);
                await db.SaveChangesAsync(cancel);
                return Result.Ok<string?>(null);
            case "document":
                if (DocumentTypes.Find(input.DocumentType) is not { } type) return OrganisationRefusals.HowMissing;
                var document = IdentityDocument.Parse(type, input.Number, ChinaTime.Today(clock), counties);
                if (document.IsRefused) return Result<string?>.Refuse([document.Refusals[0].At("Number")]);
                var index = persons.Index(type, document.Value.Number);
                Add(organisationId, powers, label ?? document.Value.Masked, now, null, index, process);
                if (await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.DocumentIndex == index, cancel) is { AccountId: { } known })
                    await notifier.NotifyAsync(known, "residents.agent-invited", new Dictionary<string, string> { ["organisation"] = organisation.Name }, "/my/organisations", cancel);
                await db.SaveChangesAsync(cancel);
                return Result.Ok<string?>(null);
            default:
                return OrganisationRefusals.HowMissing;
        }
    }

    /// <summary>The person with the code becomes an agent.</summary>
    public async Task<Result<Guid>> JoinAsync(string? typed, bool terms, Guid accountId, Process process, CancellationToken cancel)
    {
        if (await db.Set<Person>().AsNoTracking().AllAsync(p => p.AccountId != accountId, cancel)) return OrganisationRefusals.NoIdentity;
        if (!terms) return OrganisationRefusals.TermsMissing;
        if (!await limiter.SpendAsync("residents.agent-code", accountId.ToString("N"), CodesPerDay, TimeSpan.FromDays(1), cancel)) return OrganisationRefusals.TooManyCodes;
        var hash = Hash(HumanCode.Normalize(typed));
        var agent = await db.Set<Agent>().FirstOrDefaultAsync(a => a.CodeHash == hash && a.EndedAt == null, cancel);
        return agent?.IsOpenAt(clock.GetUtcNow()) != true ? OrganisationRefusals.CodeWrong : await AcceptAsync(agent, accountId, process, cancel);
    }

    /// <summary>An invitation to the account's own document.</summary>
    public async Task<Result<Guid>> AcceptAsync(Guid agentId, bool terms, Guid accountId, Process process, CancellationToken cancel)
    {
        var agent = (await InvitationsAsync(accountId, cancel)).FirstOrDefault(a => a.Id == agentId);
        if (agent is null) return OrganisationRefusals.NotYours;
        if (!terms) return OrganisationRefusals.TermsMissing;
        return await AcceptAsync(await db.Set<Agent>().FirstAsync(a => a.Id == agentId, cancel), accountId, process, cancel);
    }

    /// <summary>Open invitations to the document of the account's person.</summary>
    public async Task<IReadOnlyList<Agent>> InvitationsAsync(Guid accountId, CancellationToken cancel)
    {
        var index = await db.Set<Person>().AsNoTracking().Where(p => p.AccountId == accountId).Select(p => p.DocumentIndex).FirstOrDefaultAsync(cancel);
        if (index is null) return [];
        var now = clock.GetUtcNow();
        return await db.Set<Agent>().AsNoTracking().Where(a => a.DocumentIndex == index && a.State == AgentState.Invited && a.ExpiresAt > now).ToListAsync(cancel);
    }

    /// <summary>Leaves (one's own), or revokes (another's, with the power to manage).</summary>
    public async Task<Result> EndAsync(Guid organisationId, Guid agentId, Guid byAccount, Process process, CancellationToken cancel)
    {
        var agent = await db.Set<Agent>().FirstOrDefaultAsync(a => a.Id == agentId && a.OrganisationId == organisationId && a.EndedAt == null, cancel);
        if (agent is null) return OrganisationRefusals.NotYours;
        var own = agent.AccountId == byAccount;
        if (!own && await ManagedAsync(organisationId, byAccount, cancel) is null) return OrganisationRefusals.NotYours;
        var managers = await db.Set<Agent>().Where(a => a.OrganisationId == organisationId && a.State == AgentState.Active).ToListAsync(cancel);
        if (agent.State == AgentState.Active && agent.Powers.HasFlag(AgentPowers.ManageAgents) && !managers.Any(m => m.Id != agentId && m.Powers.HasFlag(AgentPowers.ManageAgents)))
            return OrganisationRefusals.LastManager;
        agent.End(own ? AgentState.Left : AgentState.Revoked, clock.GetUtcNow());
        process.Raise(new AgentChanged(organisationId, agentId, own ? "left" : "revoked"));
        if (!own && agent.AccountId is { } account)
            await notifier.NotifyAsync(account, "residents.agent-revoked", new Dictionary<string, string>
            {
                ["organisation"] = (await db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == organisationId, cancel)).Name,
            }, "/my/organisations", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    private async Task<Result<Guid>> AcceptAsync(Agent agent, Guid accountId, Process process, CancellationToken cancel)
    {
        agent.Accept(accountId, clock.GetUtcNow());
        process.Raise(new AgentChanged(agent.OrganisationId, agent.Id, "accepted"));
        return await db.SaveOrDuplicateAsync(cancel) is null ? agent.OrganisationId : OrganisationRefusals.AgentAlready;
    }

    private void Add(Guid organisationId, AgentPowers powers, string? label, DateTimeOffset now, byte[]? code, byte[]? document, Process process)
    {
        var agent = new Agent { Id = Ids.New(now), OrganisationId = organisationId, Powers = powers, Label = label, InvitedAt = now, ExpiresAt = now + GoodFor, CodeHash = code, DocumentIndex = document };
        db.Add(agent);
        process.Raise(new AgentChanged(organisationId, agent.Id, "invited"));
    }

    private byte[] Hash(string code) => cipher.Index(CodeColumn, code.ToUpper(CultureInfo.InvariantCulture));

    private async Task<Organisation?> ManagedAsync(Guid organisationId, Guid accountId, CancellationToken cancel)
    {
        var agent = await db.Set<Agent>().AsNoTracking().FirstOrDefaultAsync(a => a.OrganisationId == organisationId && a.AccountId == accountId && a.State == AgentState.Active, cancel);
        return agent is null || !agent.Powers.HasFlag(AgentPowers.ManageAgents) ? null
            : await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == organisationId && o.State == OrganisationState.Confirmed, cancel);
    }
}
