using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residence.Leases;
using PublicPortal.Residence.Premises;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Declarants;

/// <summary>For which dwellings a landlord or an organisation may declare.</summary>
internal sealed class DeclarableDwellings(PortalDbContext db, IPersons persons, IPlaces places, TimeProvider clock)
{
    public async Task<IReadOnlyList<DwellingInfo>> OfAsync(Declarant by, CancellationToken cancel)
    {
        var ids = by.Kind switch
        {
            DeclarantKind.Landlord => await LandlordsAsync(by.AccountId, cancel),
            DeclarantKind.Organisation => await db.Set<OrganisationDwelling>().Where(p => p.OrganisationId == by.OrganisationId && p.State == PremisesState.Confirmed).Select(p => p.DwellingId).ToListAsync(cancel),
            _ => [],
        };
        return [.. (await places.FindDwellingsAsync(ids, cancel)).Values.OrderBy(d => d.Address, StringComparer.Ordinal)];
    }

    /// <summary>Null when it is not one of them, whether or not there is such a dwelling.</summary>
    public async Task<DwellingInfo?> FindAsync(Declarant by, string? dwellingCode, CancellationToken cancel)
    {
        if (await places.FindDwellingAsync(dwellingCode?.Trim() ?? "", cancel) is not { } dwelling) return null;
        var mine = by.Kind == DeclarantKind.Organisation
            ? await db.Set<OrganisationDwelling>().AnyAsync(p => p.OrganisationId == by.OrganisationId && p.DwellingId == dwelling.Id && p.State == PremisesState.Confirmed, cancel)
            : (await LandlordsAsync(by.AccountId, cancel)).Contains(dwelling.Id);
        return mine ? dwelling : null;
    }

    /// <summary>Dwellings with a lease that runs and names this person as the landlord.</summary>
    private async Task<List<Guid>> LandlordsAsync(Guid accountId, CancellationToken cancel)
    {
        if (await persons.OfAccountAsync(accountId, cancel) is not { } person || await persons.DocumentIndexOfAsync(person.Id, cancel) is not { } index) return [];
        var today = ChinaTime.Today(clock);
        var leases = await db.Set<Lease>().AsNoTracking().Where(l => l.LandlordIndex == index).ToListAsync(cancel);
        return [.. leases.Where(l => l.IsVouched && l.Covers(today)).Select(l => l.DwellingId).Distinct()];
    }
}
