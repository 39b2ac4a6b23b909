using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>What a landlord is shown of a declaration: where, who (masked), since when.</summary>
internal sealed class LandlordView(PortalDbContext db, IPersons persons, IPlaces places)
{
    public async Task<(DwellingInfo Dwelling, PersonInfo Person, ResidenceDeclaration Declaration)> OfAsync(Guid dwellingId, Guid declarationId, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().AsNoTracking().Include(d => d.Doubts).FirstAsync(d => d.Id == declarationId, cancel);
        return ((await places.FindDwellingAsync(dwellingId, cancel))!, (await persons.FindAsync(declaration.PersonId, cancel))!, declaration);
    }
}
