using Microsoft.EntityFrameworkCore;
using PublicPortal.Data;
using PublicPortal.Residence.Declarations;
using PublicPortal.Residents.Contracts;

namespace PublicPortal.Residence.Privacy;

/// <summary>Officials have to do with a person through the declarations that are open in their place.</summary>
internal sealed class DeclaredPlaces(PortalDbContext db) : IPersonPlaces
{
    public async Task<IReadOnlyList<string>> ScopePathsAsync(Guid personId, CancellationToken cancel) =>
        await db.Set<ResidenceDeclaration>().AsNoTracking()
            .Where(d => d.PersonId == personId && (d.State == DeclarationState.Doubtful || d.State == DeclarationState.Accepted || d.ReviewAskedAt != null))
            .Select(d => d.ScopePath).Distinct().ToListAsync(cancel);
}

/// <summary>Persons who stand in a declaration are kept as long as it is.</summary>
internal sealed class RegisteredPersons(PortalDbContext db) : IPersonUse
{
    public async Task<IReadOnlyCollection<Guid>> InUseAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancel) =>
        await db.Set<ResidenceDeclaration>().AsNoTracking().Where(d => personIds.Contains(d.PersonId)).Select(d => d.PersonId).Distinct().ToListAsync(cancel);
}
