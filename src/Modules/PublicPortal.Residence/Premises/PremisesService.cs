using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Hosting.Access;
using PublicPortal.Kernel;
using PublicPortal.Notifications.Contracts;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarants;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Premises;

internal sealed record PremisesRow(OrganisationDwelling Premises, DwellingInfo? Dwelling, OrganisationInfo? Organisation);

/// <summary>Which dwellings an organisation may declare for: asked by an agent, confirmed by an official who saw papers.</summary>
internal sealed class PremisesService(PortalDbContext db, IOrganisations organisations, IPlaces places, INotifier notifier, ICurrentUser user, TimeProvider clock)
{
    private const int Most = 300;

    /// <returns>How many are asked for now; those asked or confirmed before are passed over.</returns>
    public async Task<Result<int>> AskAsync(Guid organisationId, Guid accountId, string? codes, Process process, CancellationToken cancel)
    {
        if (await organisations.AgencyAsync(organisationId, accountId, cancel) is not { } agency || !agency.May(AgentPowers.Declare)) return DeclareForRefusals.DwellingNotYours;
        var wanted = (codes ?? "").Normalize(System.Text.NormalizationForm.FormKC)
            .Split(['\n', '\r', ',', ';', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        if (wanted.Count == 0) return DeclareForRefusals.CodesMissing;
        if (wanted.Count > Most) return DeclareForRefusals.TooManyCodes.With(Most);
        var found = await places.FindDwellingIdsAsync(wanted, cancel);
        if (wanted.FirstOrDefault(c => !found.ContainsKey(c)) is { } unknown) return DeclareForRefusals.CodeUnknown.With(unknown.Length > 40 ? unknown[..40] : unknown);
        var ids = found.Values.ToList();
        var there = await db.Set<OrganisationDwelling>().Where(p => p.OrganisationId == organisationId && ids.Contains(p.DwellingId)
            && (p.State == PremisesState.Asked || p.State == PremisesState.Confirmed)).Select(p => p.DwellingId).ToListAsync(cancel);
        var dwellings = await places.FindDwellingsAsync([.. ids.Except(there)], cancel);
        foreach (var dwelling in dwellings.Values) db.Add(New(organisationId, dwelling, accountId));
        process.Raise(new PremisesAsked(organisationId, dwellings.Count));
        await db.SaveChangesAsync(cancel);
        return dwellings.Count;
    }

    /// <summary>An official confirms or refuses some, all of one organisation and within the official's place.</summary>
    public async Task<Result> DecideAsync(IReadOnlyCollection<Guid> chosen, bool confirmed, string? evidence, Process process, CancellationToken cancel)
    {
        var seen = evidence?.Trim() ?? "";
        var wrong = new List<Refusal>();
        if (chosen.Count == 0) wrong.Add(DeclareForRefusals.NothingChosen);
        if (seen.Length is < 4 or > 300) wrong.Add(DeclareForRefusals.EvidenceMissing);
        if (wrong.Count > 0) return Result.Refuse(wrong);
        var rows = (await db.Set<OrganisationDwelling>().Where(p => chosen.Contains(p.Id)).ToListAsync(cancel)).Where(p => user.Has(ResidencePermissions.Premises, p.ScopePath)).ToList();
        if (rows.Count != chosen.Count) return DeclareForRefusals.NothingChosen;
        foreach (var row in rows)
        {
            var decided = row.Decide(confirmed, user.AccountId!.Value, seen, clock.GetUtcNow());
            if (decided.IsRefused) return decided;
            process.Raise(new PremisesDecided(row.OrganisationId, row.DwellingId, row.State.ToString()));
        }
        foreach (var organisation in rows.GroupBy(r => r.OrganisationId))
            foreach (var agent in await organisations.AgentsAsync(organisation.Key, AgentPowers.Declare, cancel))
                await notifier.NotifyAsync(agent, confirmed ? "residence.premises-confirmed" : "residence.premises-refused", new Dictionary<string, string>
                {
                    ["count"] = organisation.Count().ToString(System.Globalization.CultureInfo.InvariantCulture), ["why"] = seen,
                }, $"/residence/organisation/{organisation.Key}/premises", cancel);
        await db.SaveChangesAsync(cancel);
        return Result.Ok();
    }

    /// <summary>Of one organisation, newest first.</summary>
    public async Task<IReadOnlyList<PremisesRow>> OfAsync(Guid organisationId, CancellationToken cancel) =>
        await RowsAsync(await db.Set<OrganisationDwelling>().AsNoTracking().Where(p => p.OrganisationId == organisationId && p.State != PremisesState.Ended)
            .OrderBy(p => p.State).ThenByDescending(p => p.AskedAt).Take(1000).ToListAsync(cancel), cancel);

    /// <summary>Those that wait in the official's place.</summary>
    public async Task<IReadOnlyList<PremisesRow>> WaitingAsync(CancellationToken cancel) =>
        await RowsAsync(await db.Set<OrganisationDwelling>().AsNoTracking().Where(p => p.State == PremisesState.Asked)
            .Where(ScopeFilter.Below<OrganisationDwelling>(user.Scopes(ResidencePermissions.Premises), p => p.ScopePath)).OrderBy(p => p.AskedAt).Take(500).ToListAsync(cancel), cancel);

    internal OrganisationDwelling New(Guid organisationId, DwellingInfo dwelling, Guid accountId)
    {
        var now = clock.GetUtcNow();
        return new OrganisationDwelling { Id = Ids.New(now), OrganisationId = organisationId, DwellingId = dwelling.Id, ScopePath = dwelling.ScopePath, AskedBy = accountId, AskedAt = now };
    }

    private async Task<IReadOnlyList<PremisesRow>> RowsAsync(List<OrganisationDwelling> rows, CancellationToken cancel)
    {
        var where = await places.FindDwellingsAsync([.. rows.Select(r => r.DwellingId).Distinct()], cancel);
        var who = await organisations.FindManyAsync([.. rows.Select(r => r.OrganisationId).Distinct()], cancel);
        return [.. rows.Select(r => new PremisesRow(r, where.GetValueOrDefault(r.DwellingId), who.GetValueOrDefault(r.OrganisationId))).OrderBy(r => r.Organisation?.Name).ThenBy(r => r.Dwelling?.Address)];
    }
}
