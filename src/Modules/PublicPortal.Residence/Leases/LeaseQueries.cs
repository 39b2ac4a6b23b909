using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>A lease in the landlord's list.</summary>
internal sealed record LeaseLine(Lease Lease, DwellingInfo Dwelling);

/// <summary>Somebody who declared living in the landlord's dwelling; masked.</summary>
internal sealed record Resident(ResidenceDeclaration Declaration, PersonInfo Person, LandlordConfirmation? Question);

/// <param name="Residents">Null where nobody has vouched yet that this is the landlord: a stranger's word must not show who lives there.</param>
internal sealed record LeaseView(Lease Lease, DwellingInfo Dwelling, string? Tenant, IReadOnlyList<Resident>? Residents);

/// <summary>Reads of a landlord about their own leases and the people declared in their dwellings.</summary>
internal sealed class LeaseQueries(PortalDbContext db, LeaseService leases, IPersons persons, IPlaces places, TimeProvider clock)
{
    public async Task<IReadOnlyList<LeaseLine>> OfAccountAsync(Guid accountId, CancellationToken cancel)
    {
        var rows = await leases.OwnAsync(accountId, null, cancel);
        var where = await places.FindDwellingsAsync([.. rows.Select(l => l.DwellingId).Distinct()], cancel);
        return [.. rows.Where(l => where.ContainsKey(l.DwellingId)).Select(l => new LeaseLine(l, where[l.DwellingId]))];
    }

    public async Task<LeaseView?> FindOwnAsync(Guid leaseId, Guid accountId, CancellationToken cancel)
    {
        if (await leases.FindOwnAsync(leaseId, accountId, cancel) is not { } lease || await places.FindDwellingAsync(lease.DwellingId, cancel) is not { } dwelling) return null;
        var sees = lease.IsVouched && lease.Covers(ChinaTime.Today(clock));
        return new LeaseView(lease, dwelling, leases.Tenant(lease), sees ? await ResidentsAsync(accountId, lease.DwellingId, cancel) : null);
    }

    private async Task<IReadOnlyList<Resident>> ResidentsAsync(Guid accountId, Guid dwellingId, CancellationToken cancel)
    {
        var rows = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts)
            .Where(d => d.DwellingId == dwellingId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted)).OrderBy(d => d.MoveInDate).Take(100).ToListAsync(cancel);
        var own = (await persons.OfAccountAsync(accountId, cancel))!.Id;
        var ids = rows.Select(d => d.Id).ToList();
        var who = await persons.FindManyAsync([.. rows.Select(d => d.PersonId).Distinct()], cancel);
        var questions = await db.Set<LandlordConfirmation>().AsNoTracking().Where(c => c.LandlordPersonId == own && ids.Contains(c.DeclarationId)).ToDictionaryAsync(c => c.DeclarationId, cancel);
        return [.. rows.Where(d => d.PersonId != own).Select(d => new Resident(d, who[d.PersonId], questions.GetValueOrDefault(d.Id)))];
    }
}
