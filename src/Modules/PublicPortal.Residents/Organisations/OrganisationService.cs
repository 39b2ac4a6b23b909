using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residents.Contracts;
using PublicPortal.Residents.Documents;
using PublicPortal.Residents.Persons;

namespace PublicPortal.Residents.Organisations;

internal sealed record OrganisationInput(string? CreditCode, string? Name, string? Kind, string? Community, bool Terms);

/// <summary>An organisation is registered by its first agent, and confirmed by the register or at a counter.</summary>
internal sealed class OrganisationService(
    PortalDbContext db, PersonStore persons, OrganisationRegisterDesk register, IPlaces places, INotifier notifier, AttemptLimiter limiter, TimeProvider clock)
{
    private const string Attempts = "residents.register-organisation";
    private const int PerDay = 5;

    public async Task<Result<Guid>> RegisterAsync(OrganisationInput input, Guid accountId, Process process, CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId, cancel);
        if (person is null) return OrganisationRefusals.NoIdentity;
        var code = CreditCode.Parse(input.CreditCode);
        var name = input.Name?.Trim().Normalize(System.Text.NormalizationForm.FormKC) ?? "";
        var community = Guid.TryParse(input.Community, out var id) ? await places.FindPlaceAsync(id, cancel) : null;
        var wrong = new List<Refusal>([.. code.Refusals.Select(r => r.At("CreditCode"))]);
        if (name.Length is 0 or > 100 || name.Any(char.IsControl)) wrong.Add(OrganisationRefusals.NameMissing);
        if (!Enum.TryParse<OrganisationKind>(input.Kind, out var kind) || !Enum.IsDefined(kind)) wrong.Add(OrganisationRefusals.KindMissing);
        if (community?.Level != PlaceLevel.Community) wrong.Add(OrganisationRefusals.CommunityMissing);
        if (!input.Terms) wrong.Add(OrganisationRefusals.TermsMissing);
        if (wrong.Count > 0) return Result<Guid>.Refuse(wrong);
        if (!await limiter.HasLeftAsync(Attempts, accountId.ToString("N"), PerDay, TimeSpan.FromDays(1), cancel)) return OrganisationRefusals.TooMany;

        var said = await register.AskAsync(code.Value.Value, name, new Representative(persons.Name(person), person.DocumentType, persons.Number(person)), cancel);
        if (!await limiter.SpendAsync(Attempts, accountId.ToString("N"), PerDay, TimeSpan.FromDays(1), cancel)) return OrganisationRefusals.TooMany;
        if (await db.Set<Organisation>().AnyAsync(o => o.CreditCode == code.Value.Value && o.State == OrganisationState.Confirmed, cancel)) return OrganisationRefusals.AlreadyThere;
        var now = clock.GetUtcNow();
        var organisation = New(code.Value.Value, name, kind, community!, said.Answer, now);
        // The number agrees with the person only where the person is sure: name and number alone speak for no organisation.
        var confirmed = said is { Answer: RegisterAnswer.Agrees, IsRepresentative: true } && person.Level >= VerifiedLevel.Register;
        if (confirmed) organisation.Decide(true, null, null, now);
        db.Add(organisation);
        AddAgent(organisation.Id, accountId, AgentPowers.All, now);
        process.Raise(new OrganisationRegistered(organisation.Id, organisation.CreditCode));
        if (confirmed) process.Raise(new OrganisationDecided(organisation.Id, true, ByRegister: true));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return OrganisationRefusals.AlreadyThere;
        return organisation.Id;
    }

    /// <summary>A clerk has seen the papers, or not. The caller has checked the place.</summary>
    public async Task<Result> DecideAsync(Guid organisationId, bool confirmed, string? evidence, Guid clerk, Process process, CancellationToken cancel)
    {
        var seen = evidence?.Trim() ?? "";
        if (seen.Length is < 4 or > 300) return OrganisationRefusals.EvidenceMissing;
        var organisation = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == organisationId, cancel);
        if (organisation is null) return OrganisationRefusals.NotYours;
        var decided = organisation.Decide(confirmed, clerk, seen, clock.GetUtcNow());
        if (decided.IsRefused) return decided;
        process.Raise(new OrganisationDecided(organisationId, confirmed, ByRegister: false));
        if (await db.SaveOrDuplicateAsync(cancel) is not null) return OrganisationRefusals.AlreadyThere.At("Evidence");
        foreach (var agent in await db.Set<Agent>().AsNoTracking().Where(a => a.OrganisationId == organisationId && a.State == AgentState.Active).ToListAsync(cancel))
            await notifier.NotifyAsync(agent.AccountId!.Value, confirmed ? "residents.organisation-confirmed" : "residents.organisation-refused",
                new Dictionary<string, string> { ["organisation"] = organisation.Name }, $"/my/organisations/{organisationId}", cancel);
        await db.SaveChangesAsync(cancel);
        return decided;
    }

    internal Organisation New(string code, string name, OrganisationKind kind, PlaceInfo community, RegisterAnswer answer, DateTimeOffset now) => new()
    {
        Id = Ids.New(now), CreditCode = code, Name = name, Kind = kind, CommunityId = community.Id, ScopePath = community.ScopePath, Register = answer, CreatedAt = now,
    };

    internal void AddAgent(Guid organisationId, Guid accountId, AgentPowers powers, DateTimeOffset now)
    {
        var agent = new Agent { Id = Ids.New(now), OrganisationId = organisationId, Powers = powers, InvitedAt = now, ExpiresAt = now };
        agent.Accept(accountId, now);
        db.Add(agent);
    }
}
