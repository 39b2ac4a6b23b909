using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Kernel;
using PublicPortal.Places.Contracts;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Leases;

/// <summary>The resident asks for the landlord's word.</summary>
internal sealed class LandlordAsk(PortalDbContext db, LandlordService landlords, IPersons persons, IPlaces places)
{
    public async Task<Result> AskAsync(Guid declarationId, Guid accountId, Process process, CancellationToken cancel)
    {
        var declaration = await db.Set<ResidenceDeclaration>().FirstOrDefaultAsync(
            d => d.Id == declarationId && d.DeclarantAccountId == accountId && d.State == DeclarationState.Doubtful, cancel);
        if (declaration?.DwellingId is not { } id || await places.FindDwellingAsync(id, cancel) is not { } dwelling) return DeclarationRefusals.NotOpen;
        return await landlords.AskAsync(declaration, (await persons.FindAsync(declaration.PersonId, cancel))!, dwelling, process, cancel);
    }
}
